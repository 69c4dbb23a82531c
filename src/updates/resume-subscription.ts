import type { StatusUpdate } from '../dataset/record-schema.ts';
import { changeSubscription } from '../settings/change-subscription.ts';
import type { GuildSettings, Subscription } from '../settings/guild-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Store } from '../settings/store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { knownSince } from './known.ts';
import { createLedger } from './ledger.ts';
import { matchesSubscription } from './matches-subscription.ts';
import { planDeliveries } from './plan-deliveries.ts';

export interface ResumeParts {
  updates: readonly StatusUpdate[];
  settings: Pick<SettingsStore, 'get' | 'update'>;
  store: Pick<Store, 'known' | 'delivery'>;
  now: Date;
}

const missedReasons: readonly (string | undefined)[] = ['paused', 'given up'];

/** The updates that a paused channel did not get: those of the pause, and those that it was refused. Oldest first. */
export async function readMissed(
  subscription: Subscription,
  parts: Omit<ResumeParts, 'settings'>,
): Promise<StatusUpdate[]> {
  const { paused, channelId } = subscription;
  if (paused === null) return [];
  const wanted = parts.updates.filter((update) => matchesSubscription(update, subscription));
  const since = await knownSince(parts.store.known);
  const rows = await ledgerOf(parts).read(wanted.map(({ id }) => deliveryKey({ updateId: id, channelId })));
  return wanted.filter(({ id }) => {
    const row = rows.get(deliveryKey({ updateId: id, channelId }));
    if (row === null) return false;
    if (row !== undefined) return row.state === 'intent' || isMissed(row, paused.since);
    return (since.get(id)?.toISOString() ?? '') >= paused.since;
  });
}

/**
 * Ends the pause of a channel. What it missed is promised to it anew, or with `skip` given up; either is durable before
 * the pause ends. Returns the number of those updates; null when there is no subscription.
 */
export async function resumeSubscription(
  at: { guildId: string; channelId: string; missed: 'catch up' | 'skip' },
  parts: ResumeParts,
): Promise<number | null> {
  const { guildId, channelId } = at;
  const settings = await parts.settings.get(guildId);
  const subscription = settings.subscriptions.find((each) => each.channelId === channelId);
  if (subscription === undefined) return null;
  const missed = await readMissed(subscription, parts);
  await ledgerOf(parts).write(await rowsFor(missed, { ...at, settings, subscription }, parts));
  await parts.settings.update(guildId, (current) =>
    changeSubscription(current, channelId, (each) => ({ ...each, paused: null })),
  );
  return missed.length;
}

interface Resumed {
  guildId: string;
  channelId: string;
  missed: 'catch up' | 'skip';
  settings: GuildSettings;
  subscription: Subscription;
}

async function rowsFor(missed: readonly StatusUpdate[], at: Resumed, parts: ResumeParts): Promise<DeliveryRow[]> {
  const { guildId, channelId, subscription } = at;
  const stored = await ledgerOf(parts).read(missed.map(({ id }) => deliveryKey({ updateId: id, channelId })));
  const waits = (id: string) => stored.get(deliveryKey({ updateId: id, channelId }))?.state === 'intent';
  const settings = { ...at.settings, subscriptions: [{ ...subscription, paused: null }] };
  // What waits already keeps its place, and what is known of attempts to send it.
  const updates = at.missed === 'skip' ? missed : missed.filter(({ id }) => !waits(id));
  const planned = planDeliveries({ updates, guildId, settings, now: parts.now, isPlanned: () => false });
  const doneAt = parts.now.toISOString();
  return planned.map((row) => {
    const before = stored.get(deliveryKey(row));
    if (at.missed === 'skip')
      return { ...(before ?? row), state: 'failed' as const, reason: 'skipped by an admin', doneAt };
    // An earlier attempt may have arrived: it is looked for before anything is sent.
    return { ...row, unsureSince: before?.unsureSince ?? row.unsureSince };
  });
}

function isMissed(row: DeliveryRow, pausedSince: string): boolean {
  return row.state === 'failed' && missedReasons.includes(row.reason) && (row.doneAt ?? '') >= pausedSince;
}

function ledgerOf({ store }: Pick<ResumeParts, 'store'>) {
  return createLedger(store.delivery, { onDamaged: () => {} });
}
