import type { Keyphrase } from './index-fact.ts';
import type { Question } from './question.ts';

/** The share of what is asked beside names and times that stands in a set of terms. */
export function shareOf({ units }: Question, weights: readonly number[], held: ReadonlySet<string>): number {
  let total = 0;
  let sum = 0;
  units.forEach((unit, at) => {
    if (unit.kind === 'name' || unit.kind === 'time') return;
    total += weights[at] ?? 0;
    for (const term of unit.terms.keys()) {
      if (!held.has(term)) continue;
      sum += weights[at] ?? 0;
      break;
    }
  });
  return total === 0 ? 0 : sum / total;
}

/** The same share for phrases, of which only those count that stand in the question as a whole. */
export function phraseShare(
  question: Question,
  weights: readonly number[],
  { asked, phrases }: { asked: ReadonlySet<string>; phrases: readonly Keyphrase[] },
): number {
  const held = new Set<string>();
  for (const { words, whole } of phrases) {
    if (whole.some((term) => asked.has(term))) for (const term of whole) held.add(term);
    if (words.every((terms) => terms.some((term) => asked.has(term)))) for (const term of words.flat()) held.add(term);
  }
  return held.size === 0 ? 0 : shareOf(question, weights, held);
}
