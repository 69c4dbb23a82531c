import type { Namespace } from '../settings/store.ts';

/** The update ids that were seen. Once loaded, it is asked without touching the store. */
export interface Known {
  /** Reads what is known. On an empty store takes the ids given as known, so that an old record is not posted. */
  load(ids: readonly string[]): Promise<void>;
  has(id: string): boolean;
  ids(): Iterable<string>;
  /** Which of these ids another copy of the process has taken as known since; they count as known here then. */
  refresh(ids: readonly string[]): Promise<string[]>;
  add(ids: readonly string[]): Promise<void>;
}

// No update id holds a colon.
const startedKey = ':started';

/** Since when each update has been known; those of the first start since ever, whatever clock there was. */
export async function knownSince(namespace: Namespace): Promise<Map<string, Date>> {
  const since = new Map<string, Date>();
  for await (const [id, value] of namespace.entries()) {
    if (id === startedKey || typeof value !== 'object' || value === null || !('since' in value)) continue;
    const first = 'first' in value && value.first === true;
    since.set(id, first ? new Date(0) : new Date(String(value.since)));
  }
  return since;
}

/** Keeps the known ids in a namespace of the store. */
export function createKnown(namespace: Namespace, { now }: { now: () => Date }): Known {
  const ids = new Set<string>();
  const add = async (added: readonly string[], mark: { first?: true } = {}) => {
    const since = now().toISOString();
    await namespace.setMany(added.map((id) => [id, { since, ...mark }]));
    for (const id of added) ids.add(id);
  };
  return {
    async load(baseline) {
      const found = new Set<string>();
      for await (const [id] of namespace.entries()) found.add(id);
      if (!found.delete(startedKey)) {
        await add(
          baseline.filter((id) => !found.has(id)),
          { first: true },
        );
        // Written last: without it the next start takes the whole record as known again.
        await namespace.set(startedKey, { since: now().toISOString() });
      }
      for (const id of found) ids.add(id);
    },
    has: (id) => ids.has(id),
    ids: () => ids.values(),
    async refresh(asked) {
      const values = await namespace.getMany(asked);
      const taken = asked.filter((_, index) => values[index] !== undefined);
      for (const id of taken) ids.add(id);
      return taken;
    },
    add: (added) => add(added),
  };
}
