import { DamagedEntryError } from './damaged-entry-error.ts';
import type { Namespace } from './store.ts';
import { StoreError } from './store-error.ts';

/** What a namespace needs of Keyv. It must throw what goes wrong, not only emit it. */
export interface KeyValues {
  get(key: string): Promise<unknown>;
  getMany(keys: string[]): Promise<unknown[]>;
  set(key: string, value: unknown): Promise<boolean>;
  setMany(entries: { key: string; value: unknown }[]): Promise<boolean[]>;
  delete(key: string): Promise<boolean>;
  iterator(): AsyncIterable<unknown[]>;
}

/** Wraps one Keyv so that keys are kept as they are and that no failure passes for a success. */
export function createNamespace(keyv: KeyValues, name: string): Namespace {
  // The adapters cut this off every key that has it, and would cut it off a key that merely begins alike.
  const stored = (key: string) => `${name}:${key}`;
  const check = (key: string, written: boolean | undefined) => {
    if (written !== true) throw new StoreError(`The store did not take '${key}' of '${name}'`);
  };
  return {
    async get(key) {
      const value = await keyv.get(stored(key));
      if (value === null) throw new DamagedEntryError(stored(key));
      return value;
    },
    getMany: async (keys) => (keys.length === 0 ? [] : keyv.getMany(keys.map(stored))),
    set: async (key, value) => check(key, await keyv.set(stored(key), value)),
    async setMany(entries) {
      const rows = [...new Map(entries)].map(([key, value]) => ({ key: stored(key), value }));
      const written = rows.length === 0 ? [] : await keyv.setMany(rows);
      for (const [index, { key }] of rows.entries()) check(key, written[index]);
    },
    async delete(key) {
      await keyv.delete(stored(key));
    },
    async *entries() {
      for await (const [key, value] of keyv.iterator()) yield [String(key), value];
    },
  };
}

/** Plain JSON for Keyv. A damaged text is read as null: thrown, it would end a walk over all entries. */
export const serialization = {
  stringify: (value: unknown): string => JSON.stringify(value),
  parse(text: string) {
    try {
      const box = JSON.parse(text);
      if (typeof box === 'object' && box !== null && 'value' in box) return box;
    } catch {
      // Said below.
    }
    return { value: null };
  },
};
