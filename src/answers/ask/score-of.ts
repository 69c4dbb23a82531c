import { coefficients } from './coefficients.ts';
import type { Features } from './features.ts';

const { features: names, plain, bias, hidden } = coefficients;
const width = names.length;
const single = Float64Array.from(plain);
const together = Float64Array.from(hidden.flatMap(({ weights }) => [...weights]));

/** How well a fact answers, by its features: a sum of them, and of what they say together. */
export function scoreOf(features: Features): number {
  const values = new Float64Array(width);
  for (let at = 0; at < width; at += 1) values[at] = features[names[at] as keyof Features];
  let score = bias + product(single, 0, values);
  for (let unit = 0; unit < hidden.length; unit += 1) {
    const { bias: own, worth } = hidden[unit] as (typeof hidden)[number];
    score += worth * Math.max(0, own + product(together, unit * width, values));
  }
  return score;
}

function product(weights: Float64Array, start: number, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < width; at += 1) sum += (weights[start + at] as number) * (values[at] as number);
  return sum;
}
