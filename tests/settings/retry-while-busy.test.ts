import { expect, test } from 'vitest';
import { retryWhileBusy } from '../../src/settings/retry-while-busy.ts';

const locked = Object.assign(new Error('database is locked'), { errcode: 5 + 256 });

function createRun(failures: readonly unknown[]) {
  const waits: number[] = [];
  const left = [...failures];
  const run = async () => {
    if (left.length > 0) throw left.shift();
    return 'done';
  };
  const result = retryWhileBusy(run, { forMs: 1_000, sleep: async (ms) => void waits.push(ms) });
  return { waits, result };
}

test('tries again while somebody else holds the lock, with growing pauses, and not for ever', async () => {
  const freed = createRun([locked, locked, locked]);
  expect(await freed.result).toBe('done');
  expect(freed.waits).toEqual([5, 10, 20]);
  const never = createRun(Array.from({ length: 1_000 }, () => locked));
  await expect(never.result).rejects.toBe(locked);
  expect(never.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1_200);
});

test('lets any other fault through at once', async () => {
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const { waits, result } = createRun([full]);
  await expect(result).rejects.toBe(full);
  expect(waits).toEqual([]);
});
