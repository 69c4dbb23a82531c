import { expect, test } from 'vitest';
import { observeStore, type StoreCall } from '../../src/settings/observe-store.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { collect } from '../fakes/collect.ts';

async function createObserved() {
  const calls: StoreCall[] = [];
  const store = await openStore('sqlite://:memory:', { onError: () => {} });
  const observed = observeStore(store, { clock: () => 0, onCall: (call) => calls.push(call) });
  return { store, observed, calls };
}

test('tells of every operation and changes nothing about it', async () => {
  const { observed, calls } = await createObserved();
  await observed.guild.set('1', 'a');
  await observed.guild.setMany([['2', 'b']]);
  expect(await observed.guild.get('1')).toBe('a');
  expect(await observed.guild.getMany(['1', '2'])).toEqual(['a', 'b']);
  expect(await collect(observed.guild.entries())).toHaveLength(2);
  await observed.guild.delete('1');
  const operations = ['set', 'setMany', 'get', 'getMany', 'entries', 'delete'];
  expect(calls).toEqual(operations.map((operation) => ({ operation, ms: 0, fault: null })));
});

test('tells of what fails, and lets it fail', async () => {
  const { store, observed, calls } = await createObserved();
  await store.close();
  await expect(observed.guild.set('1', 'a')).rejects.toThrow();
  await expect(collect(observed.guild.entries())).rejects.toThrow();
  expect(calls.map(({ operation, fault }) => [operation, fault instanceof Error])).toEqual([
    ['set', true],
    ['entries', true],
  ]);
});
