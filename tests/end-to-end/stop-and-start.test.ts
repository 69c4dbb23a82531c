import { expect, test } from 'vitest';
import { runCycles } from '../bench/stop-and-start.ts';
import { createRandom } from '../simulation/random.ts';

test('stopped and started under load it answers whatever it was given, and posts each update once', async () => {
  const result = await runCycles({
    cycles: 6,
    everyMs: 4,
    channels: 8,
    random: createRandom(7).next,
    // What is lost is to be seen also where the machine is too busy for Discord's three seconds.
    interactionTimeoutMs: 30_000,
  });
  expect(result).toMatchObject({ unanswered: [], refused: 0, violations: [] });
  expect([...result.exitCodes]).toEqual([0]);
  expect(result.accepted).toBeGreaterThan(300);
}, 90_000);
