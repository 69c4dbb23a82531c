import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutations } from './mutations.ts';
import { createRandom } from './random.ts';
import { createScenario } from './scenario.ts';
import { simulateSeed } from './simulate-seed.ts';

const seeds = Number(process.env.SIMULATION_SEEDS ?? 150);

test(`whatever happens in ${seeds} worlds, every channel gets what it asked for, once and in order`, {
  timeout: 60_000 + seeds * 100,
}, async () => {
  for (let seed = 0; seed < seeds; seed += 1) expect((await simulateSeed(seed)).violations, `seed ${seed}`).toEqual([]);
});

test('a seed is lived through twice alike', async () => {
  expect(createScenario(createRandom(7))).toEqual(createScenario(createRandom(7)));
  expect(createScenario(createRandom(7))).not.toEqual(createScenario(createRandom(8)));
});

test.each(mutations)('the defect "$name" can be put into the sources as they are', ({ edits }) => {
  for (const { file, replace } of edits)
    expect(readFileSync(file, 'utf8').split(replace).length, `${file} holds ${replace}`).toBe(2);
});
