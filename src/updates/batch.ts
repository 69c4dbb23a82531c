import { batchKey } from './batch-key.ts';
import type { DeliveryRow } from './delivery-row.ts';
import { digestSize } from './plan-deliveries.ts';

/** The rows that go out, or went out, in one message. */
export interface Batch {
  key: string;
  rows: readonly DeliveryRow[];
  /** Whether it is durable that these rows make one message. */
  fixed: boolean;
}

/** The next message of a channel, from its due rows in order. Null when there are none. */
export function nextBatch(rows: readonly DeliveryRow[]): Batch | null {
  const [first] = rows;
  if (first === undefined) return null;
  if (first.batch !== null) return { key: first.batch, rows: membersOf(first, rows), fixed: true };
  const open = rows.findIndex((row) => row.batch !== null);
  const part = rows.slice(0, Math.min(digestSize, open === -1 ? rows.length : open));
  const members = part.map(({ updateId }) => updateId);
  const key = batchKey(members);
  return { key, rows: part.map((row) => ({ ...row, batch: key, members })), fixed: false };
}

/** A crash can have kept some rows of a message from being written: any one of them stands for all. */
function membersOf(row: DeliveryRow, rows: readonly DeliveryRow[]): DeliveryRow[] {
  return row.members.map((updateId, index) => {
    const own = rows.find((other) => other.updateId === updateId);
    if (own !== undefined) return { ...own, batch: row.batch, members: row.members };
    return { ...row, updateId, order: row.order + index };
  });
}
