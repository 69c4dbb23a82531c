import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { GuildSettings } from '../settings/guild-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import type { FollowUps } from './follow-ups.ts';
import type { Ledger } from './ledger.ts';
import type { Pending } from './pending.ts';
import { type Newer, planCorrections } from './plan-corrections.ts';
import { planDeliveries } from './plan-deliveries.ts';

export interface AnnounceParts {
  followUps: Pick<FollowUps, 'add'>;
  settings: Pick<SettingsStore, 'entries'>;
  ledger: Ledger;
  pending: Pending;
  signal: AbortSignal;
  /** Rejects where another copy of the process may be posting. */
  mayPost?: () => Promise<void>;
}

/** So many rows are in memory at a time, whatever number of guilds there is. */
const rowsAtOnce = 1_000;

/**
 * Promises the new updates, durably, to every channel that asked for them, and returns the number of new rows. Rejects
 * where it could not do so for all; done again it adds only what is missing.
 */
export async function announce(updates: readonly StatusUpdate[], now: Date, parts: AnnounceParts): Promise<number> {
  let planned = 0;
  let guilds: [string, GuildSettings][] = [];
  let rows = 0;
  const flush = async () => {
    planned += await announceTo(guilds, { ...parts, updates, now });
    guilds = [];
    rows = 0;
  };
  for await (const guild of parts.settings.entries()) {
    if (parts.signal.aborted) throw new Error('Stopped while planning');
    if (guild[1].subscriptions.length === 0) continue;
    guilds.push(guild);
    rows += guild[1].subscriptions.length * updates.length;
    if (rows >= rowsAtOnce) await flush();
  }
  await flush();
  return planned;
}

interface Chunk extends AnnounceParts {
  updates: readonly StatusUpdate[];
  now: Date;
}

async function announceTo(guilds: readonly [string, GuildSettings][], chunk: Chunk): Promise<number> {
  const { updates, now, ledger, pending } = chunk;
  const channels = guilds.flatMap(([, settings]) => settings.subscriptions.map(({ channelId }) => channelId));
  const keys = channels.flatMap((channelId) => updates.map(({ id }) => deliveryKey({ updateId: id, channelId })));
  const stored = await ledger.read(keys);
  const taken = new Set(stored.keys());
  // Promised by a copy of the process that did not get to the end: to be delivered by this one.
  pending.add([...stored.values()].filter((row) => row !== null).filter(({ state }) => state === 'intent'));
  const lost = lostRows(stored, new Set(updates.map(({ id }) => id)));
  for (const row of lost) taken.add(deliveryKey(row));
  for (const channelId of channels)
    for (const { id } of updates)
      if (pending.includes(id, channelId)) taken.add(deliveryKey({ updateId: id, channelId }));
  // The clock may have been set back since what still waits was planned.
  const plannedAt = new Date(Math.max(now.getTime(), pending.latestPlanned + 1));
  const rows = guilds.flatMap(([guildId, settings]) =>
    planDeliveries({ updates, guildId, settings, now, plannedAt, isPlanned: (key) => taken.has(key) }),
  );
  for (const row of rows) taken.add(deliveryKey(row));
  // First, since one of the new updates may replace what stands in them.
  if (lost.length > 0) {
    await chunk.mayPost?.();
    await ledger.write(lost);
  }
  await chunk.followUps.add(await planCorrections(unposted(guilds, updates, taken), { ledger, now }));
  await chunk.mayPost?.();
  await ledger.write(rows);
  pending.add(lost.filter(({ state }) => state === 'intent'));
  pending.add(rows, 'fresh');
  return rows.length;
}

/** New updates that replace older ones and are not posted in a channel themselves: its older posts say so all the same. */
function unposted(
  guilds: readonly [string, GuildSettings][],
  updates: readonly StatusUpdate[],
  taken: ReadonlySet<string>,
): Newer[] {
  const newer = updates.filter(({ supersedes }) => supersedes.length > 0);
  if (newer.length === 0) return [];
  return guilds.flatMap(([guildId, { subscriptions }]) =>
    subscriptions
      .filter(({ paused }) => paused?.by !== 'admin')
      .flatMap(({ channelId }) =>
        newer
          .filter(({ id }) => !taken.has(deliveryKey({ updateId: id, channelId })))
          .map((update) => ({ guildId, channelId, update, message: null })),
      ),
  );
}

/**
 * The rows of messages that a crash kept from being written: the others of the message speak for them. They must be
 * written before any of their updates is known, or the next crash could leave one alone that looks new.
 */
function lostRows(stored: ReadonlyMap<string, DeliveryRow | null>, updateIds: ReadonlySet<string>): DeliveryRow[] {
  const lost = new Map<string, DeliveryRow>();
  for (const row of stored.values())
    for (const [index, updateId] of (row?.members ?? []).entries()) {
      if (row === null || !updateIds.has(updateId)) continue;
      const key = deliveryKey({ updateId, channelId: row.channelId });
      if (!stored.has(key)) lost.set(key, { ...row, updateId, order: (row.order ?? 0) + index });
    }
  return [...lost.values()];
}
