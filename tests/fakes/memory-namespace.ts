import type { Namespace } from '../../src/settings/store.ts';

export interface MemoryNamespaceOptions {
  /** Awaited around every step. */
  point?: () => Promise<void>;
  /** So many entries are written at once; between them the process may die. */
  chunk?: number;
}

/** A namespace over a map of JSON texts, which outlives it. */
export function createMemoryNamespace(
  texts: Map<string, string>,
  { point = async () => {}, chunk = 2 }: MemoryNamespaceOptions = {},
): Namespace {
  const read = (key: string): unknown => {
    const text = texts.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const around = async <Result>(work: () => Result): Promise<Result> => {
    await point();
    const result = work();
    await point();
    return result;
  };
  return {
    get: (key) => around(() => read(key)),
    getMany: (keys) => around(() => keys.map(read)),
    set: (key, value) => around(() => void texts.set(key, JSON.stringify(value))),
    async setMany(entries) {
      for (let start = 0; start < entries.length; start += chunk)
        await around(() => {
          for (const [key, value] of entries.slice(start, start + chunk)) texts.set(key, JSON.stringify(value));
        });
    },
    delete: (key) => around(() => void texts.delete(key)),
    async *entries() {
      for (const key of [...texts.keys()].sort()) yield await around((): [string, unknown] => [key, read(key)]);
    },
  };
}
