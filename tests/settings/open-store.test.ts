import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { describeStoreFault } from '../../src/settings/describe-store-fault.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { collect } from '../fakes/collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'stakeout-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
const open = (url: string) => openStore(url, { onError: () => {} });

test('a folder, a file of something else and a path through a file are refused by path and reason', async () => {
  mkdirSync(path('folder'));
  writeFileSync(path('text'), 'This is no database at all.\n'.repeat(100));
  await expect(open(`sqlite://${path('folder')}`)).rejects.toMatchObject({
    name: 'StoreError',
    message: `Cannot use the store sqlite://${path('folder')}: it is a folder, not a file`,
  });
  await expect(open(`sqlite://${path('text')}`)).rejects.toThrow('text: the file is not a SQLite database');
  await expect(open(`sqlite://${path('text/below.sqlite')}`)).rejects.toThrow('a part of the path is a file');
});

test('a database that refuses writing is refused, although it can be read', async () => {
  await (await open(`sqlite://${path('full.sqlite')}`)).close();
  const database = new DatabaseSync(path('full.sqlite'));
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON stakeout BEGIN SELECT RAISE(ABORT, 'No more'); END`);
  database.close();
  await expect(open(`sqlite://${path('full.sqlite')}`)).rejects.toThrow('full.sqlite: No more');
});

test('a server that does not answer is refused without telling the password', async () => {
  const failure = await open('postgres://bot:secret@127.0.0.1:1/db').catch((error: unknown) => error);
  expect(String(failure)).toBe('StoreError: Cannot use the store postgres://127.0.0.1:1/db: nothing answers there');
});

test('a damaged entry rejects when it is read, and ends no walk', async () => {
  const url = `sqlite://${path('damaged.sqlite')}`;
  const store = await open(url);
  await store.guild.setMany([
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'c'],
  ]);
  const database = new DatabaseSync(path('damaged.sqlite'));
  database.exec(`UPDATE stakeout SET value = '{"value":' WHERE key = '2'`);
  database.close();
  await expect(store.guild.get('2')).rejects.toThrow(`The entry 'guild:2' of the store is damaged`);
  expect(await store.guild.getMany(['1', '2'])).toEqual(['a', null]);
  expect(await collect(store.guild.entries())).toEqual([
    ['1', 'a'],
    ['2', null],
    ['3', 'c'],
  ]);
  await store.close();
});

test('faults are told in words, those that are not known in the words of the system', () => {
  const refused = new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })]);
  expect(describeStoreFault(refused)).toBe('nothing answers there');
  expect(describeStoreFault(Object.assign(new Error('x'), { errcode: 1032 }))).toBe('there is no right to write there');
  expect(describeStoreFault(new Error('Odd', { cause: { code: '28P01' } }))).toContain('refuses the user name');
  expect(describeStoreFault(new Error('Never heard of'))).toBe('Never heard of');
});
