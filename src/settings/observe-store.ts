import { DamagedEntryError } from './damaged-entry-error.ts';
import { type Namespace, namespaceNames, type Store } from './store.ts';

export interface StoreCall {
  operation: string;
  ms: number;
  /** What went wrong with the store; a damaged entry is no fault of it. */
  fault: unknown;
}

/** A store that tells of each call when it is over. */
export function observeStore(
  store: Store,
  { clock, onCall }: { clock: () => number; onCall: (call: StoreCall) => void },
): Store {
  const observe = async <Result>(operation: string, run: () => Promise<Result>): Promise<Result> => {
    const started = clock();
    const tell = (fault: unknown) => onCall({ operation, ms: clock() - started, fault });
    try {
      const result = await run();
      tell(null);
      return result;
    } catch (error) {
      tell(error instanceof DamagedEntryError ? null : error);
      throw error;
    }
  };
  const wrap = (namespace: Namespace): Namespace => ({
    get: (key) => observe('get', () => namespace.get(key)),
    getMany: (keys) => observe('getMany', () => namespace.getMany(keys)),
    set: (key, value) => observe('set', () => namespace.set(key, value)),
    setMany: (entries) => observe('setMany', () => namespace.setMany(entries)),
    delete: (key) => observe('delete', () => namespace.delete(key)),
    async *entries() {
      const started = clock();
      try {
        yield* namespace.entries();
      } catch (error) {
        onCall({ operation: 'entries', ms: clock() - started, fault: error });
        throw error;
      }
      onCall({ operation: 'entries', ms: clock() - started, fault: null });
    },
  });
  const observed = { ...store };
  for (const name of namespaceNames) observed[name] = wrap(store[name]);
  return observed;
}
