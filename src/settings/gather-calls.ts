import type { Namespace } from './store.ts';

export interface GatherPauses {
  /** So short that nobody notices. */
  short: () => Promise<void>;
  /** Before writes while there are many of them. */
  long: () => Promise<void>;
}

/**
 * A namespace that makes one call of all that are asked for during a pause or while the call before is under way: a
 * commit costs as much for forty entries as for one. A failed call fails for all who are in it.
 */
export function gatherCalls<T>(namespace: Namespace<T>, { short, long }: GatherPauses): Namespace<T> {
  const read = gather<string, unknown>(short, (keys) => namespace.getMany(keys));
  const pause = (before: number) => (before > 1 ? long() : short());
  const write = gather<readonly [string, T], null>(pause, async (entries) => {
    await namespace.setMany(entries);
    return entries.map(() => null);
  });
  return {
    async get(key) {
      const [value] = await read([key]);
      // It knows what there is to say of it.
      return value === null ? namespace.get(key) : value;
    },
    getMany: read,
    async set(key, value) {
      await write([[key, value]]);
    },
    async setMany(entries) {
      await write(entries);
    },
    delete: (key) => namespace.delete(key),
    entries: () => namespace.entries(),
  };
}

interface Call<Item, Result> {
  items: readonly Item[];
  resolve: (results: Result[]) => void;
  reject: (error: unknown) => void;
}

/** Calls go out in the order in which they came, one at a time; `pause` is told how many the last one was made of. */
function gather<Item, Result>(
  pause: (before: number) => Promise<void>,
  run: (items: readonly Item[]) => Promise<Result[]>,
) {
  let waiting: Call<Item, Result>[] = [];
  let isRunning = false;
  let before = 0;

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      await pause(before);
      const calls = waiting;
      before = calls.length;
      waiting = [];
      try {
        const results = await run(calls.flatMap(({ items }) => items));
        let start = 0;
        for (const { items, resolve } of calls) {
          resolve(results.slice(start, start + items.length));
          start += items.length;
        }
      } catch (error) {
        for (const { reject } of calls) reject(error);
      }
    }
    isRunning = false;
  }

  return (items: readonly Item[]): Promise<Result[]> => {
    if (items.length === 0) return Promise.resolve([]);
    const { promise, resolve, reject } = Promise.withResolvers<Result[]>();
    waiting.push({ items, resolve, reject });
    if (!isRunning) void drain();
    return promise;
  };
}
