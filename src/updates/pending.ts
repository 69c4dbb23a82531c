import { type DeliveryRow, deliveryKey } from './delivery-row.ts';

/** The rows that are still to be delivered, by channel: an index in memory, so that an idle tick reads nothing. */
export interface Pending {
  add(rows: Iterable<DeliveryRow>): void;
  remove(rows: Iterable<DeliveryRow>): void;
  /** Whether the update waits for the channel, alone or in a message with others. */
  includes(updateId: string, channelId: string): boolean;
  /** The channels that have something due and are not held. */
  dueChannels(now: Date): string[];
  /**
   * The due rows of a channel, in the order in which they are to be posted. What belongs to a message already is due
   * whatever the clock says, since the clock may have been set back.
   */
  dueRows(channelId: string, now: Date): DeliveryRow[];
  allRows(channelId: string): DeliveryRow[];
  /** Lets the channel rest; null lets it go on. */
  hold(channelId: string, until: Date | null, from?: Date): void;
  clear(): void;
  /** The latest moment at which any row was planned; what is planned later must not seem to be from before it. */
  readonly latestPlanned: number;
  readonly size: number;
}

/** Makes an empty index. */
export function createPending(): Pending {
  const channels = new Map<string, Channel>();
  // Never later than the first moment at which a channel is due: before it there is nothing to look for.
  let earliest = Number.POSITIVE_INFINITY;
  let lastLook = 0;
  let latestPlanned = 0;
  let size = 0;

  const rowsOf = (channelId: string) => [...(channels.get(channelId)?.rows.values() ?? [])].sort(inOrder);

  return {
    add(rows) {
      for (const row of rows) {
        const channel = channels.get(row.channelId) ?? { rows: new Map(), hold: null };
        channels.set(row.channelId, channel);
        size -= channel.rows.size;
        channel.rows.set(deliveryKey(row), row);
        size += channel.rows.size;
        earliest = Math.min(earliest, dueAt(row));
        latestPlanned = Math.max(latestPlanned, Date.parse(row.plannedAt));
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
      const setBack = now.getTime() < lastLook - clockSkewMs;
      lastLook = now.getTime();
      if (now.getTime() < earliest && !setBack) return [];
      const due: string[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [channelId, channel] of channels) {
        let at = Number.POSITIVE_INFINITY;
        for (const row of channel.rows.values()) at = Math.min(at, dueAt(row));
        // A hold that begins in the future was set before the clock was set back.
        if (channel.hold !== null && channel.hold.from > now.getTime() + clockSkewMs) channel.hold = null;
        at = Math.max(at, channel.hold?.until ?? 0);
        earliest = Math.min(earliest, at);
        if (at <= now.getTime()) due.push(channelId);
      }
      return due;
    },
    dueRows(channelId, now) {
      const rows = rowsOf(channelId);
      // What comes before something that is due goes first, whenever it was to go by a clock that has been set since.
      return rows.slice(0, rows.findLastIndex((row) => dueAt(row) <= now.getTime()) + 1);
    },
    allRows: rowsOf,
    hold(channelId, until, from) {
      const channel = channels.get(channelId);
      if (channel === undefined) return;
      channel.hold = until === null ? null : { until: until.getTime(), from: from?.getTime() ?? 0 };
      if (until === null) earliest = 0;
      else earliest = Math.min(earliest, until.getTime());
    },
    clear() {
      channels.clear();
      size = 0;
      earliest = Number.POSITIVE_INFINITY;
    },
    get latestPlanned() {
      return latestPlanned;
    },
    get size() {
      return size;
    },
  };
}

interface Channel {
  rows: Map<string, DeliveryRow>;
  hold: { until: number; from: number } | null;
}

const clockSkewMs = 60_000;

function dueAt(row: DeliveryRow): number {
  return row.batch === null ? Date.parse(row.due) : 0;
}

function inOrder(a: DeliveryRow, b: DeliveryRow): number {
  return Date.parse(a.plannedAt) - Date.parse(b.plannedAt) || a.order - b.order;
}
