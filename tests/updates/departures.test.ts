import { beforeEach, expect, test } from 'vitest';
import { listGuilds } from '../../src/bot/list-guilds.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { namespaceNames, type Store } from '../../src/settings/store.ts';
import { settleDepartures } from '../../src/updates/departures.ts';
import { collect } from '../fakes/collect.ts';

const day = 86_400_000;
const start = Date.parse('2026-11-20T12:00:00.000Z');
let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite://:memory:', { onError: () => {} });
  for (const guildId of ['1', '2']) {
    await store.guild.set(guildId, { version: 1 });
    await store.delivery.set(`u:${guildId}1`, { guildId });
  }
});

const settle = (present: string[], afterDays: number) =>
  settleDepartures(new Set(present), {
    store,
    settings: createSettingsStore(store.guild, { onDamaged: () => {} }),
    now: new Date(start + afterDays * day),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });

async function heldOn(guildId: string): Promise<string[]> {
  const held: string[] = [];
  for (const name of namespaceNames)
    for (const [key, value] of await collect(store[name].entries()))
      if (key === guildId || (value as { guildId?: string }).guildId === guildId) held.push(`${name} ${key}`);
  return held;
}

test('what is held on a server that left is erased after 30 days, and nothing else', async () => {
  await settle(['1'], 0);
  await settle(['1'], 29.9);
  expect(await heldOn('2')).toEqual(['guild 2', 'delivery u:21', 'departure 2']);
  await settle(['1'], 30);
  expect(await heldOn('2')).toEqual([]);
  expect(await heldOn('1')).toEqual(['guild 1', 'delivery u:11']);
});

test('a server that comes back keeps everything, and its 30 days begin anew when it leaves again', async () => {
  await settle(['1'], 0);
  await settle(['1', '2'], 20);
  await settle(['1'], 25);
  await settle(['1'], 40);
  expect(await heldOn('2')).toEqual(['guild 2', 'delivery u:21', 'departure 2']);
});

test('damaged settings of a server that left are erased too', async () => {
  await store.guild.set('2', { version: 99 });
  await settle(['1'], 0);
  await settle(['1'], 31);
  expect(await heldOn('2')).toEqual([]);
});

const guilds = Array.from({ length: 450 }, (_, index) => ({ id: String(1000 + index) }));
const pageOf = (query: URLSearchParams) =>
  guilds.filter(({ id }) => BigInt(id) > BigInt(query.get('after') ?? 0)).slice(0, 200);

test('the list of servers is read page by page', async () => {
  const ids = await listGuilds({ get: async (_route, options) => pageOf(options?.query ?? new URLSearchParams()) });
  expect([...ids]).toEqual(guilds.map(({ id }) => id));
});

test.each([
  ['fails', () => Promise.reject(new Error('Bad Gateway'))],
  ['is no list', () => Promise.resolve({ message: 'x' })],
  ['repeats itself', () => Promise.resolve(guilds.slice(0, 200))],
])('a list of which the last page %s does not pass for a list', async (_, last) => {
  let pages = 0;
  const get = async (_route: string, options?: { query?: URLSearchParams }) => {
    pages += 1;
    return pages === 3 ? last() : pageOf(options?.query ?? new URLSearchParams());
  };
  await expect(listGuilds({ get: get as never })).rejects.toThrow();
});
