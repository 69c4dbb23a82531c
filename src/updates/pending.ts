import { type DeliveryRow, dueAt } from './delivery-row.ts';

/**
 * Which updates are still to be delivered to which channels: an index in memory of what the ledger holds, so that an
 * idle tick reads nothing. It holds no rows, which would be thousands of times as large: those are read when needed.
 */
export interface Pending {
  /** `fresh`: just promised by this process, so that nothing can have been sent for them. */
  add(rows: Iterable<DeliveryRow>, mark?: 'fresh'): void;
  /** Forgets what it knew of the channel for what the ledger says now; the channel's rest stays. */
  replace(channelId: string, rows: readonly DeliveryRow[]): void;
  remove(rows: Iterable<DeliveryRow>): void;
  /** Whether the update waits for the channel, alone or in a message with others. */
  includes(updateId: string, channelId: string): boolean;
  /** The updates that wait for the channel. */
  idsOf(channelId: string): readonly string[];
  /** Whether nothing can have been sent for these updates of the channel; asked a second time, it never knows. */
  takeFresh(channelId: string, updateIds: readonly string[]): boolean;
  /** The channels that have something due and are not held. */
  dueChannels(now: Date): string[];
  /** Lets the channel rest, never shorter than it was told to before; null lets it go on. */
  hold(channelId: string, until: Date | null, from?: Date): void;
  /** Forgets what waits, but not which channels were to rest. */
  clear(): void;
  /** The latest moment at which any row was planned; what is planned later must not seem to be from before it. */
  readonly latestPlanned: number;
  readonly size: number;
}

/** Most channels wait for the same and share one of these. */
interface Channel {
  readonly ids: readonly string[];
  readonly fresh: readonly string[];
  readonly due: number;
  readonly hold: { until: number; from: number } | null;
}

const none: readonly string[] = [];
const clockSkewMs = 60_000;

/** Makes an empty index. */
export function createPending(): Pending {
  const channels = new Map<string, Channel>();
  const shared = createSharedLists();
  const rests = new Map<string, Channel['hold']>();
  // Never later than the first moment at which a channel is due: before it there is nothing to look for.
  let earliest = Number.POSITIVE_INFINITY;
  let lastLook = 0;
  let latestPlanned = 0;
  let size = 0;
  let latest = emptyChannel();

  const get = (channelId: string) =>
    channels.get(channelId) ?? { ...emptyChannel(), hold: rests.get(channelId) ?? null };

  function put(channelId: string, channel: Channel): void {
    size += channel.ids.length - (channels.get(channelId)?.ids.length ?? 0);
    if (channel.ids.length === 0) channels.delete(channelId);
    else channels.set(channelId, channel);
    if (channels.size === 0) {
      shared.clear();
      rests.clear();
    }
    earliest = Math.min(earliest, channel.due);
  }

  function note(before: Channel, row: DeliveryRow, isFresh: boolean): Channel {
    latestPlanned = Math.max(latestPlanned, Date.parse(row.plannedAt));
    const next: Channel = {
      // A crash can have kept the rows of the others from being written.
      ids: shared.with(before.ids, row.members.length > 1 ? [row.updateId, ...row.members] : [row.updateId]),
      fresh: isFresh ? shared.with(before.fresh, [row.updateId]) : before.fresh,
      due: Math.min(before.due, dueAt(row)),
      hold: before.hold,
    };
    if (!isSame(next, latest)) latest = next;
    return latest;
  }

  return {
    add(rows, mark) {
      for (const row of rows) put(row.channelId, note(get(row.channelId), row, mark === 'fresh'));
    },
    replace(channelId, rows) {
      const { fresh, hold } = get(channelId);
      let next: Channel = { ...emptyChannel(), fresh, hold };
      for (const row of rows) next = note(next, row, false);
      put(channelId, next);
    },
    remove(rows) {
      for (const { channelId, updateId } of rows) {
        const channel = channels.get(channelId);
        if (channel !== undefined) put(channelId, { ...channel, ids: shared.without(channel.ids, [updateId]) });
      }
    },
    includes: (updateId, channelId) => channels.get(channelId)?.ids.includes(updateId) ?? false,
    idsOf: (channelId) => channels.get(channelId)?.ids ?? none,
    takeFresh(channelId, updateIds) {
      const channel = channels.get(channelId);
      if (channel === undefined || channel.fresh.length === 0) return false;
      const areFresh = updateIds.every((id) => channel.fresh.includes(id));
      channels.set(channelId, { ...channel, fresh: shared.without(channel.fresh, updateIds) });
      return areFresh;
    },
    dueChannels(now) {
      const setBack = now.getTime() < lastLook - clockSkewMs;
      lastLook = now.getTime();
      if (now.getTime() < earliest && !setBack) return [];
      const due: string[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [channelId, channel] of channels) {
        // A hold that begins in the future was set before the clock was set back.
        const isHeld = channel.hold !== null && channel.hold.from <= now.getTime() + clockSkewMs;
        if (channel.hold !== null && !isHeld) channels.set(channelId, { ...channel, hold: null });
        const at = Math.max(channel.due, isHeld ? (channel.hold?.until ?? 0) : 0);
        earliest = Math.min(earliest, at);
        if (at <= now.getTime()) due.push(channelId);
      }
      return due;
    },
    hold(channelId, until, from) {
      rests.delete(channelId);
      const channel = channels.get(channelId);
      if (channel === undefined) return;
      const later = Math.max(until?.getTime() ?? 0, channel.hold?.until ?? 0);
      const hold = until === null ? null : { until: later, from: from?.getTime() ?? 0 };
      channels.set(channelId, { ...channel, hold });
      earliest = Math.min(earliest, hold?.until ?? 0);
    },
    clear() {
      for (const [channelId, { hold }] of channels) if (hold !== null) rests.set(channelId, hold);
      channels.clear();
      shared.clear();
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

function isSame(a: Channel, b: Channel): boolean {
  return a.ids === b.ids && a.fresh === b.fresh && a.due === b.due && a.hold === null && b.hold === null;
}

function emptyChannel(): Channel {
  return { ids: none, fresh: none, due: Number.POSITIVE_INFINITY, hold: null };
}

/** Lists of ids, of which most channels have the same: each is kept once. */
function createSharedLists() {
  const lists = new Map<string, readonly string[]>();
  const share = (ids: readonly string[]): readonly string[] => {
    if (ids.length === 0) return none;
    // No update id holds a space.
    const key = ids.join(' ');
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, ids);
    return ids;
  };
  return {
    with(ids: readonly string[], more: readonly string[]) {
      const added = more.filter((id) => !ids.includes(id));
      return added.length === 0 ? ids : share([...new Set([...ids, ...added])]);
    },
    without: (ids: readonly string[], less: readonly string[]) =>
      less.some((id) => ids.includes(id)) ? share(ids.filter((id) => !less.includes(id))) : ids,
    clear: () => lists.clear(),
  };
}
