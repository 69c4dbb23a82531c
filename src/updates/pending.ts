import { type DeliveryRow, deliveryKey } from './delivery-row.ts';

/** The rows that are still to be delivered, by channel: an index in memory, so that an idle tick reads nothing. */
export interface Pending {
  add(rows: Iterable<DeliveryRow>): void;
  remove(rows: Iterable<DeliveryRow>): void;
  /** Whether the update waits for the channel, alone or in a message with others. */
  includes(updateId: string, channelId: string): boolean;
  /** The channels that have something due and are not held. */
  dueChannels(now: Date): string[];
  /** The due rows of a channel, in the order in which they are to be posted. */
  dueRows(channelId: string, now: Date): DeliveryRow[];
  allRows(channelId: string): DeliveryRow[];
  /** Lets the channel rest; null lets it go on. */
  hold(channelId: string, until: Date | null): void;
  clear(): void;
  readonly size: number;
}

/** Makes an empty index. */
export function createPending(): Pending {
  const channels = new Map<string, { rows: Map<string, DeliveryRow>; heldUntil: number }>();
  // Never later than the first moment at which a channel is due: before it there is nothing to look for.
  let earliest = Number.POSITIVE_INFINITY;
  let size = 0;

  const rowsOf = (channelId: string) => [...(channels.get(channelId)?.rows.values() ?? [])].sort(inOrder);

  return {
    add(rows) {
      for (const row of rows) {
        const channel = channels.get(row.channelId) ?? { rows: new Map(), heldUntil: 0 };
        channels.set(row.channelId, channel);
        size -= channel.rows.size;
        channel.rows.set(deliveryKey(row), row);
        size += channel.rows.size;
        earliest = Math.min(earliest, Date.parse(row.due));
      }
    },
    remove(rows) {
      for (const row of rows) {
        const channel = channels.get(row.channelId);
        if (channel?.rows.delete(deliveryKey(row))) size -= 1;
        if (channel?.rows.size === 0) channels.delete(row.channelId);
      }
    },
    includes(updateId, channelId) {
      const rows = channels.get(channelId)?.rows;
      if (rows === undefined) return false;
      return (
        rows.has(deliveryKey({ updateId, channelId })) ||
        [...rows.values()].some((row) => row.members.includes(updateId))
      );
    },
    dueChannels(now) {
      if (now.getTime() < earliest) return [];
      const due: string[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [channelId, { rows, heldUntil }] of channels) {
        let at = Number.POSITIVE_INFINITY;
        for (const row of rows.values()) at = Math.min(at, Date.parse(row.due));
        at = Math.max(at, heldUntil);
        earliest = Math.min(earliest, at);
        if (at <= now.getTime()) due.push(channelId);
      }
      return due;
    },
    dueRows: (channelId, now) => rowsOf(channelId).filter((row) => Date.parse(row.due) <= now.getTime()),
    allRows: rowsOf,
    hold(channelId, until) {
      const channel = channels.get(channelId);
      if (channel === undefined) return;
      channel.heldUntil = until?.getTime() ?? 0;
      if (until === null) earliest = 0;
    },
    clear() {
      channels.clear();
      size = 0;
      earliest = Number.POSITIVE_INFINITY;
    },
    get size() {
      return size;
    },
  };
}

function inOrder(a: DeliveryRow, b: DeliveryRow): number {
  return Date.parse(a.plannedAt) - Date.parse(b.plannedAt) || a.order - b.order;
}
