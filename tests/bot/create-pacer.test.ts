import { expect, test } from 'vitest';
import { createPacer } from '../../src/bot/create-pacer.ts';

/** When each of so many requests that ask at once may go. */
async function momentsOf(count: number, perSecond: number, { lateMs = 0, stallMs = 0 } = {}): Promise<number[]> {
  let now = 0;
  const waits: { at: number; wake: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((wake) => waits.push({ at: now + ms + lateMs, wake }));
  const pace = createPacer({ perSecond, most: 50, clock: () => now, sleep });
  // Every two seconds nothing runs for a while.
  const stalledUntil = (at: number) => (at % 2_000 < stallMs ? at - (at % 2_000) + stallMs : at);
  const moments: number[] = [];
  const done = Promise.all(Array.from({ length: count }, () => pace().then(() => moments.push(now))));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  for (let wait = waits.shift(); wait !== undefined; wait = waits.shift()) {
    now = stalledUntil(wait.at);
    wait.wake();
    await settle();
  }
  await done;
  return moments;
}

test.each([
  { lateMs: 0, stallMs: 0 },
  { lateMs: 3, stallMs: 0 },
  { lateMs: 1, stallMs: 300 },
])('no second holds more requests than it may with %j', async (trouble) => {
  const moments = await momentsOf(500, 49, trouble);
  for (const from of moments) {
    const within = moments.filter((at) => at >= from && at < from + 1_000).length;
    expect(within).toBeLessThanOrEqual(50);
  }
});

test('as many requests go as may', async () => {
  const moments = await momentsOf(491, 49);
  expect(moments.at(-1)).toBeLessThanOrEqual(10_100);
});
