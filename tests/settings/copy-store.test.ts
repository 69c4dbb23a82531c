import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyingKey, copyStore } from '../../src/settings/copy-store.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { namespaceNames, type Store } from '../../src/settings/store.ts';
import { collect } from '../fakes/collect.ts';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';

const answers = await postgresAnswers();
const database = `stakeout_copy_${process.pid}`;
let folder: string;
let opened: Store[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakeout-copy-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});
afterAll(async () => {
  if (answers) await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
});

async function open(url: string): Promise<Store> {
  const store = await openStore(url, { onError: () => {} });
  opened.push(store);
  return store;
}
const openFile = (name: string) => open(`sqlite://${join(folder, name)}`);
const openDatabase = async () => open(await createDatabase(database));

async function fill(store: Store, count = 1_200): Promise<void> {
  const entries = (name: string) =>
    Array.from({ length: count }, (_, index): [string, unknown] => [
      `${name}:${index}`,
      { index, text: `„Grüße“ 🎬 مرحبا '%_\\ ${index}`, nested: { b: [1, null], a: 'x' } },
    ]);
  await store.guild.setMany(entries('g'));
  await store.delivery.setMany(entries('d'));
  await store.start.set('auto', [{ at: 1, identifies: 1 }]);
}

async function contents(store: Store): Promise<Record<string, [string, unknown][]>> {
  const all: Record<string, [string, unknown][]> = {};
  for (const name of namespaceNames)
    all[name] = (await collect(store[name].entries())).sort(([a], [b]) => (a < b ? -1 : 1));
  return all;
}

/** A store whose destination breaks after so many writes. */
function breaking(store: Store, after: number): Store {
  let writes = 0;
  const guard = async (work: () => Promise<void>) => {
    writes += 1;
    if (writes > after) throw new Error('Cut off');
    await work();
  };
  const broken = { ...store };
  for (const name of namespaceNames)
    broken[name] = {
      ...store[name],
      setMany: (entries) => guard(() => store[name].setMany(entries)),
    };
  return broken;
}

describe.each([
  ['a SQLite file', 'a SQLite file', () => openFile('from.sqlite'), () => openFile('to.sqlite'), true],
  ['SQLite', `PostgreSQL ${answers ? '' : withoutPostgres}`, () => openFile('from.sqlite'), openDatabase, answers],
  ['PostgreSQL', `SQLite ${answers ? '' : withoutPostgres}`, openDatabase, () => openFile('to.sqlite'), answers],
] as const)('copyStore from %s to %s', (_from, _to, openFrom, openTo, runs) => {
  it.skipIf(!runs)('copies everything and tells how far it is', async () => {
    const [from, to] = [await openFrom(), await openTo()];
    await fill(from);
    const told: string[] = [];
    const result = await copyStore(from, to, ({ namespace, entries, isDone }) => {
      if (isDone && entries > 0) told.push(`${namespace} ${entries}`);
    });
    expect(await contents(to)).toEqual(await contents(from));
    expect(told).toEqual(['guild 1200', 'delivery 1200', 'start 1']);
    expect(result).toMatchObject({ entries: 2_401, checksum: expect.stringMatching(/^[0-9a-f]{32}$/), damaged: [] });
    // Again: there is nothing to do, and nothing to complain of.
    expect(await copyStore(from, to)).toEqual(result);
  });

  it.skipIf(!runs)('goes on after it was cut off anywhere, also when the source has changed since', async () => {
    const [from, to] = [await openFrom(), await openTo()];
    await fill(from);
    for (const after of [0, 1, 4]) await expect(copyStore(from, breaking(to, after))).rejects.toThrow('Cut off');
    expect(await to.start.get(copyingKey)).toBe(true);
    await from.guild.delete('g:0');
    await from.guild.set('g:1', { changed: true });
    await copyStore(from, to);
    expect(await contents(to)).toEqual(await contents(from));
    expect(await to.start.get(copyingKey)).toBeUndefined();
  });

  it.skipIf(!runs)('refuses a destination with other data and leaves it as it is', async () => {
    const [from, to] = [await openFrom(), await openTo()];
    await fill(from, 3);
    await to.guild.set('another', { spoilers: 'film' });
    const before = await contents(to);
    await expect(copyStore(from, to)).rejects.toThrow(/holds other data, such as 'another' of 'guild'/);
    expect(await contents(to)).toEqual(before);
  });
});

describe('copyStore', () => {
  it('says that the source has changed while it was copied', async () => {
    const [from, to] = [await openFile('from.sqlite'), await openFile('to.sqlite')];
    await fill(from, 3);
    const change = async () => copyStore(from, { ...to, guild: changing(to, from) });
    await expect(change()).rejects.toThrow(/has changed while it was copied/);
    await copyStore(from, to);
    expect(await contents(to)).toEqual(await contents(from));
  });

  it('refuses an empty source and leaves no mark', async () => {
    const [from, to] = [await openFile('from.sqlite'), await openFile('to.sqlite')];
    await expect(copyStore(from, to)).rejects.toThrow('nothing to copy');
    expect(await to.start.get(copyingKey)).toBeUndefined();
  });

  it('leaves behind, and names, what cannot be read', async () => {
    const [from, to] = [await openFile('from.sqlite'), await openFile('to.sqlite')];
    await fill(from, 2);
    const damaged = {
      ...from,
      known: {
        ...from.known,
        entries: async function* () {
          yield ['bad', null] as [string, unknown];
        },
      },
    };
    const result = await copyStore(damaged, to);
    expect(result).toMatchObject({ damaged: ['known bad'], entries: 5 });
  });
});

/** The guilds of the destination: a bot writes to the source as soon as they are written. */
function changing(to: Store, from: Store): Store['guild'] {
  return {
    ...to.guild,
    async setMany(entries) {
      await to.guild.setMany(entries);
      await from.guild.set('late', { written: 'by a bot that runs' });
    },
  };
}
