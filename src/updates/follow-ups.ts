import type { Namespace } from '../settings/store.ts';
import { type CorrectionRow, type FollowUpRow, followUpKey, followUpRowSchema } from './follow-up-row.ts';

/** What is to follow, kept durably, with an index in memory of what is still to be done. */
export interface FollowUps {
  load(): Promise<void>;
  /** Promises them durably. What was promised before stays as it is, but for more that a message has to say. */
  add(rows: readonly FollowUpRow[]): Promise<void>;
  due(now: Date): FollowUpRow[];
  /** Writes down what became of one, unless it was dropped meanwhile. */
  write(row: FollowUpRow): Promise<void>;
  /** Forgets what is still to be done for a guild of which everything was erased. */
  drop(guildId: string): void;
  /** When messages of the channel were published in the last hour. */
  publishedAt(channelId: string, now: Date): Date[];
  readonly size: number;
}

const hour = 3_600_000;

/** Keeps follow-ups in a namespace of the store. A damaged one is reported and left alone. */
export function createFollowUps(namespace: Namespace, { onDamaged }: { onDamaged: (key: string) => void }): FollowUps {
  const open = new Map<string, FollowUpRow>();
  /** By channel, when each message was published. */
  const published = new Map<string, Map<string, number>>();

  const parse = (key: string, value: unknown): FollowUpRow | null => {
    const parsed = followUpRowSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    onDamaged(key);
    return null;
  };

  function index(row: FollowUpRow): void {
    const key = followUpKey(row);
    if (row.state === 'intent') open.set(key, row);
    else open.delete(key);
    if (row.kind !== 'crosspost' || row.state !== 'done' || row.doneAt === undefined) return;
    const at = Date.parse(row.doneAt);
    const lately = [...(published.get(row.channelId) ?? [])].filter(([, each]) => each > at - hour);
    published.set(row.channelId, new Map([...lately, [row.messageId, at]]));
  }

  /** Those of the keys that are there and whole. */
  async function readAll(keys: readonly string[]): Promise<Map<string, FollowUpRow>> {
    const values = await namespace.getMany(keys);
    const rows = new Map<string, FollowUpRow>();
    for (const [at, key] of keys.entries()) {
      const row = values[at] === undefined ? null : parse(key, values[at]);
      if (row !== null) rows.set(key, row);
    }
    return rows;
  }

  return {
    async load() {
      open.clear();
      published.clear();
      for await (const [key, value] of namespace.entries()) {
        const row = parse(key, value);
        if (row !== null) index(row);
      }
    },
    async add(rows) {
      const stored = await readAll([...new Set(rows.map(followUpKey))]);
      const changed = new Map<string, FollowUpRow>();
      for (const row of rows) {
        const key = followUpKey(row);
        const before = changed.get(key) ?? stored.get(key);
        const next = before === undefined ? row : merge(before, row);
        if (next !== null) changed.set(key, next);
      }
      await namespace.setMany([...changed]);
      // A write that seemed to fail may have left some there without their being known here.
      for (const row of new Map([...stored, ...changed]).values()) index(row);
    },
    due: (now) => [...open.values()].filter(({ due }) => Date.parse(due) <= now.getTime()),
    async write(row) {
      if (!open.has(followUpKey(row))) return;
      await namespace.set(followUpKey(row), row);
      index(row);
    },
    drop(guildId) {
      for (const [key, row] of open) if (row.guildId === guildId) open.delete(key);
    },
    publishedAt: (channelId, now) =>
      [...(published.get(channelId)?.values() ?? [])]
        .filter((at) => at > now.getTime() - hour)
        .map((at) => new Date(at)),
    get size() {
      return open.size;
    },
  };
}

/** The row that is to be written; null when everything was promised before. */
function merge(before: FollowUpRow, row: FollowUpRow): FollowUpRow | null {
  // A channel that works again and then breaks anew is worth another notice.
  if (row.kind === 'notice') return before.state === 'intent' ? null : row;
  if (before.kind !== 'correction' || row.kind !== 'correction') return null;
  const more = row.replaced.filter((each) => !before.replaced.some((known) => isSame(known, each)));
  if (more.length === 0) return null;
  return { ...row, replaced: [...before.replaced, ...more] };
}

type Replaced = CorrectionRow['replaced'][number];

function isSame(a: Replaced, b: Replaced): boolean {
  return a.updateId === b.updateId && a.by === b.by;
}
