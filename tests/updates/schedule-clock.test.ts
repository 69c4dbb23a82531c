import { afterEach, expect, test, vi } from 'vitest';
import { schedule } from '../../src/updates/schedule.ts';

afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2026-11-20T12:00:30.000Z');

test.each([
  ['an hour forward', hour],
  ['a day forward', 24 * hour],
  ['an hour back', -hour],
  ['a day back', -24 * hour],
])('the bot goes on looking when the clock is set %s', async (_, jump) => {
  vi.useFakeTimers({ now: noon });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  let runs = 0;
  const run = async () => {
    runs += 1;
  };
  const task = schedule('* * * * *', run, { log });
  await vi.advanceTimersByTimeAsync(5 * minute);
  const before = runs;
  vi.setSystemTime(Date.now() + jump);
  await vi.advanceTimersByTimeAsync(5 * minute);
  await task.destroy();
  expect(before).toBeGreaterThanOrEqual(4);
  expect(runs - before).toBeGreaterThanOrEqual(3);
});
