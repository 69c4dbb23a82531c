import { expect, test } from 'vitest';
import { runKills } from '../bench/delivery-kills.ts';

test('20 kills at random moments, with faults on, leave each update once and in order in each channel', {
  timeout: 180_000,
}, async () => {
  const { violations, posts } = await runKills({ kills: 20, channels: 10, updates: 5, seed: 1 });
  expect(violations).toEqual([]);
  expect(posts).toBeGreaterThanOrEqual(50);
});
