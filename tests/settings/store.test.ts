import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/settings/open-store.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import type { Store } from '../../src/settings/store.ts';
import { collect } from '../fakes/collect.ts';

const postgresUrl = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
const tablePrefix = `stakeout_test_${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'stakeout-store-'));
const postgresAnswers = await queryPostgres('SELECT 1').then(
  () => true,
  () => false,
);

async function queryPostgres(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

afterAll(() => rmSync(folder, { recursive: true }));

const kinds = [
  { name: 'memory', url: 'sqlite://:memory:', durable: false, skip: false },
  { name: 'a SQLite file', url: `sqlite://${join(folder, 'made', 'store.sqlite')}`, durable: true, skip: false },
  {
    name: postgresAnswers ? 'PostgreSQL' : 'PostgreSQL (skipped: none answers at TEST_POSTGRES_URL or 127.0.0.1:5432)',
    url: postgresUrl,
    durable: true,
    skip: !postgresAnswers,
  },
];

for (const { name, url, durable, skip } of kinds)
  describe.skipIf(skip)(`a store in ${name}`, () => {
    let serial = 0;
    let table = '';
    const open = () => openStore(url, { onError: () => {}, table });
    let store: Store;
    beforeEach(async () => {
      serial += 1;
      table = `${tablePrefix}_${serial}`;
      store = await open();
    });
    afterEach(async () => {
      await store.close();
      if (url === postgresUrl) await queryPostgres(`DROP TABLE IF EXISTS ${table}`);
    });

    test('gives back what was written, and nothing for what was not', async () => {
      await store.guild.set('1', { deep: [{ value: null }], text: ':like "this"\n – ä 🎬' });
      expect(await store.guild.get('1')).toEqual({ deep: [{ value: null }], text: ':like "this"\n – ä 🎬' });
      expect(await store.guild.get('2')).toBeUndefined();
    });

    test('writes over and deletes', async () => {
      await store.guild.set('1', 'a');
      await store.guild.set('1', 'b');
      expect(await store.guild.get('1')).toBe('b');
      await store.guild.delete('1');
      await store.guild.delete('never there');
      expect(await store.guild.get('1')).toBeUndefined();
    });

    test.each([
      'a:b',
      'delivery:123',
      'delivery:delivery:123',
      'guild::1',
      ':started',
      '..',
      '../x',
      'a;--b/*',
      'ünïcode-é',
      '%_',
      'x'.repeat(200).concat(':12345678901234567890'),
    ])('keeps the key %j as it is', async (key) => {
      await store.delivery.set(key, { key });
      await store.delivery.setMany([[`${key}2`, 'another']]);
      expect(await store.delivery.get(key)).toEqual({ key });
      expect((await keysOf(store.delivery.entries())).sort()).toEqual([key, `${key}2`].sort());
      expect(await store.delivery.getMany([key, 'none', `${key}2`])).toEqual([{ key }, undefined, 'another']);
      await store.delivery.delete(key);
      expect(await keysOf(store.delivery.entries())).toEqual([`${key}2`]);
    });

    test('keeps namespaces apart', async () => {
      await store.guild.set('1', 'guild');
      await store.known.set('1', 'known');
      expect(await keysOf(store.delivery.entries())).toEqual([]);
      await store.guild.delete('1');
      expect(await store.known.get('1')).toBe('known');
    });

    test('walks over more entries than one page holds, each once, while they are written', async () => {
      const keys = Array.from({ length: 2_345 }, (_, index) => `u${index}:1`);
      await store.delivery.setMany(keys.map((key) => [key, { key }]));
      const seen: string[] = [];
      for await (const [key, value] of store.delivery.entries()) {
        expect(value).toEqual({ key });
        seen.push(key);
        if (seen.length % 500 === 0) await store.delivery.set(key, { key });
      }
      expect(seen.sort()).toEqual(keys.sort());
      expect(await store.delivery.getMany(keys)).toEqual(keys.map((key) => ({ key })));
    });

    test('of one key written twice at once the last value stays', async () => {
      await store.guild.setMany([
        ['1', 'a'],
        ['1', 'b'],
      ]);
      expect(await store.guild.get('1')).toBe('b');
    });

    test('writing none and reading none is nothing', async () => {
      await store.guild.setMany([]);
      expect(await store.guild.getMany([])).toEqual([]);
    });

    test('rejects every call once it is closed', async () => {
      const closed = await open();
      await closed.guild.set('1', 'kept');
      await closed.close();
      await expect(closed.guild.get('1')).rejects.toThrow();
      await expect(closed.guild.getMany(['1'])).rejects.toThrow();
      await expect(closed.guild.set('1', 'lost')).rejects.toThrow();
      await expect(closed.guild.setMany([['1', 'lost']])).rejects.toThrow();
      await expect(closed.guild.delete('1')).rejects.toThrow();
      await expect(keysOf(closed.guild.entries())).rejects.toThrow();
      await expect(closed.probe()).rejects.toThrow();
    });

    test.skipIf(!durable)('a walk that breaks off half way rejects', async () => {
      await store.delivery.setMany(Array.from({ length: 1_500 }, (_, index) => [`k${index}`, index]));
      const other = await open();
      const walk = async () => {
        let count = 0;
        for await (const _ of other.delivery.entries()) {
          count += 1;
          if (count === 700) await other.close();
        }
      };
      await expect(walk()).rejects.toThrow();
    });

    test.skipIf(!durable)('what was written is there after it was opened again', async () => {
      await store.guild.set('1', 'kept');
      const again = await open();
      expect(await again.guild.get('1')).toBe('kept');
      await again.close();
    });

    test.skipIf(!durable)('opens twice at the same moment', async () => {
      const stores = await Promise.all([open(), open(), open()]);
      await Promise.all(stores.map((opened, index) => opened.guild.set(`g${index}`, index)));
      expect((await keysOf(store.guild.entries())).sort()).toEqual(['g0', 'g1', 'g2']);
      for (const opened of stores) await opened.close();
    });

    test('two processes that change the settings of one guild lose nothing', async () => {
      const other = durable ? await open() : store;
      const makeStore = ({ guild, exclusive }: Store) => createSettingsStore(guild, { onDamaged: () => {}, exclusive });
      // A store in memory has one process.
      const first = makeStore(store);
      const both = durable && url.startsWith('postgres') ? [first, makeStore(other)] : [first, first];
      const channels = Array.from({ length: 20 }, (_, index) => String(100 + index));
      await Promise.all(
        channels.map((channelId, index) =>
          both[index % 2]?.update('1', (settings) => ({
            ...settings,
            formerChannels: [...settings.formerChannels, channelId],
          })),
        ),
      );
      expect((await first.get('1')).formerChannels.toSorted()).toEqual(channels);
      if (durable) await other.close();
    });

    test('leaves nothing behind after probing', async () => {
      await store.probe();
      expect(await keysOf(store.issue.entries())).toEqual([]);
    });
  });

async function keysOf(entries: AsyncIterable<[string, unknown]>): Promise<string[]> {
  return (await collect(entries)).map(([key]) => key);
}
