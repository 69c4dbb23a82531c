import { expect, test } from 'vitest';
import { guildSettingsSchema } from '../../src/settings/guild-settings.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { collect } from '../fakes/collect.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';
import { makeSettings } from '../fakes/updates-world.ts';

function createSettings(texts = new Map<string, string>()) {
  const damaged: string[] = [];
  // Every step lets others run, as a real store does.
  const namespace = createMemoryNamespace(texts, { point: () => new Promise((resolve) => setImmediate(resolve)) });
  const store = createSettingsStore(namespace, { onDamaged: ({ guildId }) => damaged.push(guildId) });
  return { texts, damaged, store };
}

test('a guild that chose nothing has the defaults', async () => {
  expect(await createSettings().store.get('1')).toEqual({
    version: 1,
    spoilers: 'none',
    timezone: 'UTC',
    notices: null,
    subscriptions: [],
    formerChannels: [],
  });
});

test('what an older version did not write has its default', async () => {
  const subscription = { channelId: '11', createdAt: '2026-01-01T00:00:00.000Z', createdBy: '5' };
  const { store } = createSettings(new Map([['1', JSON.stringify({ version: 1, subscriptions: [subscription] })]]));
  expect((await store.get('1')).subscriptions).toEqual([
    {
      ...subscription,
      kinds: [],
      certainty: 'reported',
      schedule: 'instant',
      roleId: null,
      crosspost: false,
      paused: null,
      postedMessageId: null,
    },
  ]);
});

test('changes of one guild at the same time all land', async () => {
  const { store } = createSettings();
  const add = (channelId: string) =>
    store.update('1', (settings) => ({
      ...settings,
      subscriptions: [...settings.subscriptions, ...makeSettings([{ channelId }]).subscriptions],
    }));
  await Promise.all(['11', '12', '13'].map(add));
  expect((await store.get('1')).subscriptions.map(({ channelId }) => channelId)).toEqual(['11', '12', '13']);
});

test('a change that fails writes nothing and keeps no later one from landing', async () => {
  const { store } = createSettings();
  const failing = store.update('1', () => {
    throw new Error('Changed my mind');
  });
  const landing = store.update('1', (settings) => ({ ...settings, spoilers: 'film' }));
  await expect(failing).rejects.toThrow('Changed my mind');
  await landing;
  expect((await store.get('1')).spoilers).toBe('film');
});

test('settings that no guild can have are not written', async () => {
  const { store, texts } = createSettings();
  await expect(store.update('1', (settings) => ({ ...settings, timezone: 'Mars/Olympus' }))).rejects.toThrow('IANA');
  expect(texts.size).toBe(0);
});

test.each([
  ['no JSON of ours', 'null'],
  ['a version of the future', '{"version":2}'],
  ['a wrong type', '{"subscriptions":"none"}'],
])('%s is damage: refused by name, left alone, and passed over in a walk', async (_, text) => {
  const { store, texts, damaged } = createSettings(
    new Map([
      ['1', text],
      ['2', '{"spoilers":"film"}'],
    ]),
  );
  await expect(store.get('1')).rejects.toMatchObject({ name: 'SettingsError', guildId: '1' });
  await expect(store.update('1', (settings) => settings)).rejects.toThrow('damaged');
  expect(texts.get('1')).toBe(text);
  const walked = await collect(store.entries());
  expect(walked.map(([guildId, { spoilers }]) => [guildId, spoilers])).toEqual([['2', 'film']]);
  expect(new Set(damaged)).toEqual(new Set(['1']));
});

test('an erased guild is gone, also after a change that was under way', async () => {
  const { store, texts } = createSettings();
  const change = store.update('1', (settings) => ({ ...settings, spoilers: 'novel' }));
  await Promise.all([change, store.erase('1')]);
  expect(texts.size).toBe(0);
});

test('a pause keeps what Discord said', () => {
  const paused = { by: 'error', since: '2026-11-20T12:00:00.000Z', code: 50013, reason: 'Missing Permissions' };
  const [subscription] = guildSettingsSchema.parse(makeSettings([{ channelId: '1', paused }])).subscriptions;
  expect(subscription?.paused).toEqual(paused);
});
