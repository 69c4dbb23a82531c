import { describe, expect, it } from 'vitest';
import { createIdentifyGate } from '../../src/bot/create-identify-gate.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';

const reset = 3_600_000;

function open({ remaining = 1_000, shards = 1, memory = createMemoryNamespace(new Map()) } = {}) {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const seen = { limits: [] as number[], waits: [] as number[], troubles: [] as string[] };
  const info = { shards, session_start_limit: { total: 1_000, remaining, reset_after: reset, max_concurrency: 1 } };
  const gate = createIdentifyGate({
    rest: { get: async () => structuredClone(info) },
    memory,
    key: 'auto',
    now: () => new Date(now),
    async sleep(ms) {
      now += ms;
      // Discord resets its limit in the end.
      if (now >= Date.parse('2026-11-20T13:00:00Z')) info.session_start_limit.remaining = 1_000;
    },
    onLimit: (limit) => seen.limits.push(limit.remaining),
    onWait: (ms) => seen.waits.push(ms),
    onTrouble: (message) => seen.troubles.push(message),
  });
  return { gate, seen, memory, info, now: () => now };
}
const signal = new AbortController().signal;

describe('createIdentifyGate', () => {
  it('passes at once and tells the limit', async () => {
    const { gate, seen, memory } = open();
    await gate.pass(2, signal);
    expect(seen).toEqual({ limits: [1_000], waits: [], troubles: [] });
    // Discord may still not be reached.
    expect(await memory.get('auto')).toBeUndefined();
  });

  it('remembers each session, also when several shards ask at the same time', async () => {
    const { gate, memory, now } = open();
    await Promise.all([gate.note(), gate.note(), gate.note()]);
    expect(await memory.get('auto')).toEqual(Array.from({ length: 3 }, () => ({ at: now(), identifies: 1 })));
  });

  it('takes as many shards as Discord recommends', async () => {
    const { gate, seen } = open({ shards: 7, remaining: 6 });
    await gate.pass('auto', signal);
    expect(seen.waits[0]).toBe(reset);
    const fewer = open({ shards: 6, remaining: 6 });
    fewer.info.session_start_limit.total = 12;
    await fewer.gate.pass('auto', signal);
    expect(fewer.seen.waits).toEqual([]);
  });

  it('is as slow for the next process as for the same one', async () => {
    const { gate, memory } = open();
    for (let start = 0; start < 25; start += 1) await gate.note();
    const next = open({ memory });
    await next.gate.pass(1, signal);
    expect(next.seen.waits).toEqual([15_000]);
  });

  it('waits for the reset and asks anew now and then', async () => {
    const { gate, seen, now } = open({ remaining: 0 });
    await gate.pass(1, signal);
    expect(now()).toBe(Date.parse('2026-11-20T13:00:00Z'));
    expect(seen.limits.length).toBeGreaterThan(2);
    expect(seen.limits.at(-1)).toBe(1_000);
  });

  it('goes on with a store that fails, and says so', async () => {
    const broken = { get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) };
    const { gate, seen } = open({ memory: { ...createMemoryNamespace(new Map()), ...broken } });
    await gate.pass(1, signal);
    await gate.note();
    expect(seen.troubles).toHaveLength(3);
  });

  it('takes what it cannot read for nothing', async () => {
    const { gate, memory, seen } = open();
    await memory.set('auto', { so: 'what' });
    await gate.pass(1, signal);
    await gate.note();
    expect(seen.troubles).toEqual([]);
    expect(await memory.get('auto')).toHaveLength(1);
  });

  it('gives up when told to', async () => {
    const { gate, seen } = open({ remaining: 0 });
    await expect(gate.pass(1, AbortSignal.abort())).rejects.toThrow();
    expect(seen.waits).toEqual([]);
  });
});
