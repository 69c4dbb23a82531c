import { expect, test } from 'vitest';
import { gatherCalls } from '../../src/settings/gather-calls.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const texts = new Map<string, string>();
  const calls: string[] = [];
  const inner = createMemoryNamespace(texts);
  const pauses: string[] = [];
  const state = { fails: false, damaged: false };
  const counted = {
    ...inner,
    get: async (key: string) => {
      if (state.damaged) throw new Error('The entry is damaged');
      return inner.get(key);
    },
    getMany: async (keys: readonly string[]) => {
      calls.push(`read ${keys.join()}`);
      return inner.getMany(keys);
    },
    setMany: async (entries: readonly (readonly [string, unknown])[]) => {
      calls.push(`write ${entries.map(([key]) => key).join()}`);
      if (state.fails) throw new Error('The disk is full');
      await inner.setMany(entries);
    },
  };
  const pause = (name: string) => async () => {
    pauses.push(name);
    await turn();
  };
  return {
    texts,
    calls,
    pauses,
    state,
    namespace: gatherCalls(counted, { short: pause('short'), long: pause('long') }),
  };
}

test('what is written at the same time is one call, and each caller knows when it is durable', async () => {
  const { namespace, calls, texts } = setUp();
  await Promise.all([
    namespace.set('a', 1),
    namespace.setMany([]),
    namespace.setMany([
      ['b', 2],
      ['c', 3],
    ]),
  ]);
  expect(calls).toEqual(['write a,b,c']);
  expect([...texts.keys()]).toEqual(['a', 'b', 'c']);
});

test('each caller reads what it asked for', async () => {
  const { namespace, calls } = setUp();
  await namespace.setMany([
    ['a', 1],
    ['b', 2],
  ]);
  expect(await Promise.all([namespace.get('b'), namespace.getMany(['x', 'a']), namespace.getMany([])])).toEqual([
    2,
    [undefined, 1],
    [],
  ]);
  expect(calls.slice(1)).toEqual(['read b,x,a']);
});

test('of two writes of one key the later one stays', async () => {
  const { namespace } = setUp();
  await Promise.all([namespace.set('a', 1), namespace.set('a', 2)]);
  const late = namespace.set('a', 3);
  await namespace.set('a', 4);
  await late;
  expect(await namespace.get('a')).toBe(4);
});

test('a failed write fails for all who are in it, and the next one is tried', async () => {
  const { namespace, state } = setUp();
  state.fails = true;
  const ends = await Promise.allSettled([namespace.set('a', 1), namespace.set('b', 2)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  state.fails = false;
  await namespace.set('a', 1);
  expect(await namespace.get('a')).toBe(1);
});

test('it waits longer for others only while there are others', async () => {
  const { namespace, pauses } = setUp();
  await namespace.set('a', 1);
  await namespace.set('a', 1);
  await Promise.all([namespace.set('a', 1), namespace.set('b', 1)]);
  await namespace.set('a', 1);
  await namespace.set('a', 1);
  expect(pauses).toEqual(['short', 'short', 'short', 'long', 'short']);
});

test('an entry that cannot be read rejects as it does without gathering', async () => {
  const { namespace, texts, state } = setUp();
  texts.set('a', 'null');
  state.damaged = true;
  await expect(namespace.get('a')).rejects.toThrow('The entry is damaged');
  expect(await namespace.getMany(['a'])).toEqual([null]);
});
