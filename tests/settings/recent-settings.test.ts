import { describe, expect, it } from 'vitest';
import { createRecentSettings } from '../../src/settings/recent-settings.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';

function open() {
  let nowMs = 0;
  const stored = createSettingsStore(createMemoryNamespace(new Map()), { onDamaged: () => {} });
  let reads = 0;
  let beforeRead = async () => {};
  const counted = {
    ...stored,
    async get(guildId: string) {
      reads += 1;
      const settings = await stored.get(guildId);
      await beforeRead();
      return settings;
    },
  };
  const { settings, recent } = createRecentSettings(counted, {
    clock: () => nowMs,
    freshMs: 1_000,
    most: 10,
    keep: ({ spoilers }) => spoilers,
  });
  const choose = (spoilers: 'none' | 'film' | 'novel') => (before: Awaited<ReturnType<typeof stored.get>>) => ({
    ...before,
    spoilers,
  });
  return {
    stored,
    settings,
    recent,
    choose,
    reads: () => reads,
    pass: (ms: number) => {
      nowMs += ms;
    },
    holdReads: (hold: () => Promise<void>) => {
      beforeRead = hold;
    },
  };
}

describe('createRecentSettings', () => {
  it('reads a guild once in a while, and each guild for itself', async () => {
    const { recent, reads } = open();
    expect([await recent('1'), await recent('1'), await recent('2')]).toEqual(['none', 'none', 'none']);
    expect(reads()).toBe(2);
  });

  it('shows what another process wrote when the time is over', async () => {
    const { stored, recent, choose, pass } = open();
    await recent('1');
    await stored.update('1', choose('film'));
    pass(999);
    expect(await recent('1')).toBe('none');
    pass(1);
    expect(await recent('1')).toBe('film');
  });

  it('shows at once what was written or erased through it', async () => {
    const { settings, recent, choose } = open();
    await recent('1');
    await settings.update('1', choose('novel'));
    expect(await recent('1')).toBe('novel');
    await settings.erase('1');
    expect(await recent('1')).toBe('none');
  });

  it('does not keep what was read while it was being changed', async () => {
    const { settings, recent, choose, holdReads } = open();
    let release = () => {};
    holdReads(() => new Promise((resolve) => (release = resolve)));
    const early = recent('1');
    await new Promise((resolve) => setImmediate(resolve));
    holdReads(async () => {});
    await settings.update('1', choose('film'));
    release();
    expect(await early).toBe('none');
    expect(await recent('1')).toBe('film');
  });

  it('keeps no failure', async () => {
    const { recent, holdReads } = open();
    holdReads(() => Promise.reject(new Error('the store is away')));
    await expect(recent('1')).rejects.toThrow('away');
    holdReads(async () => {});
    expect(await recent('1')).toBe('none');
  });
});
