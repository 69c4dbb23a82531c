import { guildSettingsSchema } from '../settings/guild-settings.ts';
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
  const channels = await channelsOf(store, guildId);
  await eraseRows(store, { guildId, channels });
  await settings.erase(guildId);
  // A post that was in flight meanwhile has written its row.
  await eraseRows(store, { guildId, channels });
  await store.departure.delete(guildId);
}

/** The channels that have or had a subscription; none where the settings are damaged. */
async function channelsOf(store: Kept, guildId: string): Promise<string[]> {
  const [value] = await store.guild.getMany([guildId]);
  const { data } = guildSettingsSchema.safeParse(value);
  return data === undefined ? [] : [...data.subscriptions.map(({ channelId }) => channelId), ...data.formerChannels];
}

/** Deletes what a run that was going on has written on a guild nevertheless, after all of it was erased. */
export async function eraseLeftovers(
  store: Pick<Kept, 'delivery' | 'issue' | 'followup'>,
  { guildId, erasedAt }: { guildId: string; erasedAt: Date },
): Promise<void> {
  // What was planned later belongs to a subscription that was made later.
  for (const [key, value] of await entriesOf(store.delivery, guildId))
    if (!('plannedAt' in value && String(value.plannedAt) > erasedAt.toISOString())) await store.delivery.delete(key);
  for (const namespace of [store.issue, store.followup]) await eraseEntries(namespace, guildId);
}

async function eraseRows(store: Kept, { guildId, channels }: { guildId: string; channels: string[] }): Promise<void> {
  // A row that is damaged does not say whose it is, but its key names the channel or the guild.
  const names = new Set([guildId, ...channels]);
  const isNamed = (key: string) => key.split(':').some((part) => names.has(part));
  for (const namespace of [store.delivery, store.issue, store.followup]) {
    const keys: string[] = [];
    for await (const [key, value] of namespace.entries())
      if (belongsTo(value, guildId) || (!isWhole(value) && isNamed(key))) keys.push(key);
    for (const key of keys) await namespace.delete(key);
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'guildId' in value;
}

async function eraseEntries(namespace: Namespace, guildId: string): Promise<void> {
  for (const [key] of await entriesOf(namespace, guildId)) await namespace.delete(key);
}

async function entriesOf(namespace: Namespace, guildId: string): Promise<[string, object][]> {
  const found: [string, object][] = [];
  for await (const [key, value] of namespace.entries()) if (belongsTo(value, guildId)) found.push([key, value]);
  return found;
}

function belongsTo(value: unknown, guildId: string): value is object {
  return typeof value === 'object' && value !== null && 'guildId' in value && value.guildId === guildId;
}
