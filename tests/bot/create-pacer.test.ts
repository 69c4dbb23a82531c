import { expect, test } from 'vitest';
import { createPacer } from '../../src/bot/create-pacer.ts';

interface Trouble {
  /** So much later than asked for every timer goes off. */
  lateMs?: number;
  /** Every two seconds the process stands still for so long. */
  stallMs?: number;
  /** Every two seconds the server takes nothing for so long, and then all that has come meanwhile. */
  serverStallMs?: number;
}

const latencyMs = 100;

/** When each of so many requests that ask at once arrives at the server. */
async function arrivals(
  count: number,
  perSecond: number,
  { lateMs = 0, stallMs = 0, serverStallMs = 0 }: Trouble = {},
): Promise<number[]> {
  let now = 0;
  const waits: { at: number; wake: () => void }[] = [];
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      waits.push({ at: now + ms + lateMs, wake });
      waits.sort((a, b) => a.at - b.at);
    });
  const pace = createPacer({ perSecond, most: 50, clock: () => now, sleep });
  const after = (at: number, ms: number) => (at % 2_000 < ms ? at - (at % 2_000) + ms : at);
  const arrived: number[] = [];
  const request = async () => {
    const at = after(now + latencyMs / 2, serverStallMs);
    arrived.push(at);
    await sleep(at + latencyMs / 2 - now);
  };
  const done = Promise.all(Array.from({ length: count }, () => pace.run(request)));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  for (let wait = waits.shift(); wait !== undefined; wait = waits.shift()) {
    now = Math.max(now, after(wait.at, stallMs));
    wait.wake();
    await settle();
  }
  await done;
  return arrived;
}

test.each<Trouble>([
  {},
  { lateMs: 3 },
  { lateMs: 1, stallMs: 300 },
  { serverStallMs: 30 },
  { lateMs: 1, serverStallMs: 400 },
])('no second holds more requests than it may with %j', async (trouble) => {
  const moments = await arrivals(500, 49, trouble);
  for (const from of moments)
    expect(moments.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(50);
});

test('as many requests go as may', async () => {
  const moments = await arrivals(491, 49);
  expect(moments.at(-1)).toBeLessThanOrEqual(10_150);
});

test('a request that fails is no reason to stop', async () => {
  const pace = createPacer({ perSecond: 49, most: 50, clock: () => 0, sleep: async () => {} });
  await expect(pace.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await pace.run(async () => 'sent')).toBe('sent');
});

test('gives out no turns while it is paused', async () => {
  let now = 0;
  const pace = createPacer({
    perSecond: 49,
    most: 50,
    clock: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  });
  await pace.run(async () => {});
  pace.pause(700);
  pace.pause(300);
  expect(await pace.run(async () => now)).toBeGreaterThanOrEqual(700);
});
