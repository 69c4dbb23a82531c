import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { GuildSettings } from '../settings/guild-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import type { Ledger } from './ledger.ts';
import type { Pending } from './pending.ts';
import { planDeliveries } from './plan-deliveries.ts';

export interface AnnounceParts {
  settings: Pick<SettingsStore, 'entries'>;
  ledger: Ledger;
  pending: Pending;
  signal: AbortSignal;
}

const guildsAtOnce = 200;

/**
 * Promises the new updates, durably, to every channel that asked for them, and returns the new rows. Rejects where it
 * could not do so for all; done again it adds only what is missing.
 */
export async function announce(
  updates: readonly StatusUpdate[],
  now: Date,
  parts: AnnounceParts,
): Promise<DeliveryRow[]> {
  const planned: DeliveryRow[] = [];
  let guilds: [string, GuildSettings][] = [];
  const flush = async () => {
    for (const row of await announceTo(guilds, { ...parts, updates, now })) planned.push(row);
    guilds = [];
  };
  for await (const guild of parts.settings.entries()) {
    if (parts.signal.aborted) throw new Error('Stopped while planning');
    if (guild[1].subscriptions.length === 0) continue;
    guilds.push(guild);
    if (guilds.length >= guildsAtOnce) await flush();
  }
  await flush();
  return planned;
}

interface Chunk extends AnnounceParts {
  updates: readonly StatusUpdate[];
  now: Date;
}

async function announceTo(guilds: readonly [string, GuildSettings][], chunk: Chunk): Promise<DeliveryRow[]> {
  const { updates, now, ledger, pending } = chunk;
  const channels = guilds.flatMap(([, settings]) => settings.subscriptions.map(({ channelId }) => channelId));
  const keys = channels.flatMap((channelId) => updates.map(({ id }) => deliveryKey({ updateId: id, channelId })));
  const stored = await ledger.read(keys);
  const taken = new Set(stored.keys());
  // Promised by a copy of the process that did not get to the end: to be delivered by this one.
  pending.add([...stored.values()].filter((row) => row !== null).filter(({ state }) => state === 'intent'));
  // A crash can have kept some rows of a message from being written: its others speak for them.
  for (const row of stored.values())
    for (const updateId of row?.members ?? []) taken.add(deliveryKey({ updateId, channelId: row?.channelId ?? '' }));
  for (const channelId of channels)
    for (const { id } of updates)
      if (pending.includes(id, channelId)) taken.add(deliveryKey({ updateId: id, channelId }));
  const rows = guilds.flatMap(([guildId, settings]) =>
    planDeliveries({ updates, guildId, settings, now, isPlanned: (key) => taken.has(key) }),
  );
  await ledger.write(rows);
  pending.add(rows);
  return rows;
}
