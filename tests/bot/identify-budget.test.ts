import { describe, expect, it, test } from 'vitest';
import { type Identified, type IdentifyLimit, identifyWait, rememberedMs } from '../../src/bot/identify-budget.ts';

const hour = 3_600_000;
const day = 24 * hour;
const full: IdentifyLimit = { total: 1_000, remaining: 1_000, resetAfterMs: day };
const wait = (more: Partial<Parameters<typeof identifyWait>[0]>) =>
  identifyWait({ identifies: 1, limit: full, earlier: [], now: day, ...more });
const starts = (count: number, at = day): Identified[] => Array.from({ length: count }, () => ({ at, identifies: 1 }));

describe('identifyWait', () => {
  it('does not hold up a first start, nor a few more', () => {
    expect(wait({}).ms).toBe(0);
    expect(wait({ earlier: starts(24) }).ms).toBe(0);
  });

  it('lets one start over and over wait twice as long each time, ten minutes at most', () => {
    const waits = [25, 26, 27, 28, 40].map((count) => wait({ earlier: starts(count) }).ms);
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 600_000]);
  });

  it('counts from the last start', () => {
    expect(wait({ earlier: starts(25, day - 10_000) }).ms).toBe(5_000);
    expect(wait({ earlier: starts(25, day - 15_000) }).ms).toBe(0);
  });

  it('forgets what is long ago, and what a wrong clock dated ahead', () => {
    expect(wait({ earlier: starts(100, day - rememberedMs) }).ms).toBe(0);
    expect(wait({ earlier: starts(100, day + hour) }).ms).toBe(0);
  });

  it('lets many shards start three times', () => {
    const earlier = (count: number) => Array.from({ length: count }, () => ({ at: day, identifies: 16 }));
    expect(wait({ identifies: 16, earlier: earlier(2) }).ms).toBe(0);
    expect(wait({ identifies: 16, earlier: earlier(3) }).ms).toBe(15_000);
  });

  it('waits for the reset where nothing is left for all of its shards', () => {
    expect(wait({ limit: { ...full, remaining: 0, resetAfterMs: hour } })).toEqual({
      ms: hour,
      reason: 'Discord’s limit on new sessions is used up',
    });
    expect(wait({ identifies: 4, limit: { ...full, remaining: 3, resetAfterMs: hour } }).ms).toBe(hour);
    expect(wait({ identifies: 4, limit: { ...full, remaining: 4, resetAfterMs: 0 } }).ms).toBe(0);
  });

  it('spreads what is left over the time until the reset, also when nothing is remembered', () => {
    const limit = { ...full, remaining: 100, resetAfterMs: 10 * hour };
    expect(wait({ limit }).ms).toBe(360_000);
    expect(wait({ limit, earlier: starts(1, day - 60_000) }).ms).toBe(300_000);
    expect(wait({ limit: { ...limit, remaining: 500 } }).ms).toBe(0);
  });
});

/** A process that falls over so long after its start, for two days; gives how many sessions it asked for on each. */
function fallOver({ everyMs, shards, remembers }: { everyMs: number; shards: number; remembers: boolean }): number[] {
  let earlier: Identified[] = [];
  const used = [0, 0];
  for (let now = day; now < 3 * day; ) {
    const today = now < 2 * day ? 0 : 1;
    const limit = { total: 1_000, remaining: 1_000 - (used[today] ?? 0), resetAfterMs: day - (now % day) };
    const { ms } = identifyWait({ identifies: shards, limit, earlier, now });
    // An orchestrator gives up waiting for a process that is not ready, too.
    if (ms > everyMs) {
      now += everyMs;
      continue;
    }
    now += ms;
    if (now >= 3 * day) break;
    used[now < 2 * day ? 0 : 1] = (used[now < 2 * day ? 0 : 1] ?? 0) + shards;
    if (remembers) earlier = [...earlier, { at: now, identifies: shards }].slice(-2_000);
    now += everyMs;
  }
  return used;
}

test.each([
  [60_000, 1],
  [1_000, 1],
  [60_000, 4],
  [60_000, 16],
  [5_000, 16],
  [600_000, 16],
])('a process that falls over every %i ms with %i shards leaves some of the day’s limit', (everyMs, shards) => {
  for (const remembers of [true, false]) {
    const used = fallOver({ everyMs, shards, remembers });
    for (const count of used) {
      expect(count).toBeLessThanOrEqual(1_000);
      expect(count).toBeGreaterThan(0);
    }
    if (remembers && shards === 1) expect(Math.max(...used)).toBeLessThan(200);
  }
});
