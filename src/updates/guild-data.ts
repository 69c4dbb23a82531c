import type { Namespace, Store } from '../settings/store.ts';
import { deliveryKey } from './delivery-row.ts';
import { knownSince } from './known.ts';

type Kept = Pick<Store, 'guild' | 'known' | 'delivery' | 'issue' | 'followup' | 'departure'>;

/** Everything that is held on a guild, by namespace and key; `channels` are those that have or had a subscription. */
export async function readGuildData(
  store: Kept,
  guildId: string,
  channels: readonly string[],
): Promise<Record<string, Record<string, unknown>>> {
  const ids = [...(await knownSince(store.known)).keys()];
  const keys = [...new Set(channels)].flatMap((channelId) =>
    ids.map((updateId) => deliveryKey({ updateId, channelId })),
  );
  const values = await store.delivery.getMany(keys);
  const rows = keys.flatMap((key, index): [string, unknown][] =>
    belongsTo(values[index], guildId) ? [[key, values[index]]] : [],
  );
  return {
    guild: { [guildId]: (await store.guild.get(guildId)) ?? null },
    delivery: Object.fromEntries(rows),
    issue: Object.fromEntries(await entriesOf(store.issue, guildId)),
    followup: Object.fromEntries(await entriesOf(store.followup, guildId)),
    departure: Object.fromEntries(await entriesOf(store.departure, guildId)),
  };
}

/** Deletes everything that is held on a guild. The settings go last, so that what breaks off can be done again. */
export async function eraseGuildData(
  store: Kept,
  guildId: string,
  settings: { erase(guildId: string): Promise<void> },
): Promise<void> {
  await eraseRows(store, guildId);
  await settings.erase(guildId);
  // A post that was in flight meanwhile has written its row.
  await eraseRows(store, guildId);
  await store.departure.delete(guildId);
}

async function eraseRows(store: Kept, guildId: string): Promise<void> {
  for (const namespace of [store.delivery, store.issue, store.followup])
    for (const [key] of await entriesOf(namespace, guildId)) await namespace.delete(key);
}

async function entriesOf(namespace: Namespace, guildId: string): Promise<[string, unknown][]> {
  const found: [string, unknown][] = [];
  for await (const entry of namespace.entries()) if (belongsTo(entry[1], guildId)) found.push(entry);
  return found;
}

function belongsTo(value: unknown, guildId: string): boolean {
  return typeof value === 'object' && value !== null && 'guildId' in value && value.guildId === guildId;
}
