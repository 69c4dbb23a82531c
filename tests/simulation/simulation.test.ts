import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { createScenario } from './scenario.ts';
import { simulateSeed } from './simulate-seed.ts';

const seeds = Number(process.env.SIMULATION_SEEDS ?? 150);

test(`whatever happens in ${seeds} worlds, every channel gets what it asked for, once and in order`, {
  timeout: 60_000 + seeds * 100,
}, async () => {
  for (let seed = 0; seed < seeds; seed += 1) expect(await simulateSeed(seed), `seed ${seed}`).toEqual([]);
});

test('a seed is lived through twice alike', async () => {
  expect(createScenario(createRandom(7))).toEqual(createScenario(createRandom(7)));
  expect(createScenario(createRandom(7))).not.toEqual(createScenario(createRandom(8)));
});
