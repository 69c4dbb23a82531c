import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { GuildSettings, Subscription } from '../settings/guild-settings.ts';
import { batchKey } from './batch-key.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { matchesSubscription } from './matches-subscription.ts';
import { nextDigest } from './next-digest.ts';

/** As many updates fit one message. */
export const digestSize = 10;

const mostSingles = 5;

export interface PlanInput {
  /** The new updates, in the order in which they are to be posted. */
  updates: readonly StatusUpdate[];
  guildId: string;
  settings: GuildSettings;
  now: Date;
  /** When the rows are said to be planned, which is their order; `now` if absent. */
  plannedAt?: Date;
  /** Whether the update is already promised to the channel, by its delivery key. */
  isPlanned: (key: string) => boolean;
}

/** What the guild's channels are to get of the new updates: one row for each update and channel, in order per channel. */
export function planDeliveries({
  updates,
  guildId,
  settings,
  now,
  plannedAt: planned = now,
  isPlanned,
}: PlanInput): DeliveryRow[] {
  const channels = new Map(settings.subscriptions.map((subscription) => [subscription.channelId, subscription]));
  return [...channels.values()].filter(isLive).flatMap((subscription): DeliveryRow[] => {
    const { channelId, schedule } = subscription;
    const wanted = updates.filter(
      (update) =>
        matchesSubscription(update, subscription) && !isPlanned(deliveryKey({ updateId: update.id, channelId })),
    );
    const plannedAt = planned.toISOString();
    const row = (update: StatusUpdate) => ({
      version: 1 as const,
      state: 'intent' as const,
      guildId,
      channelId,
      updateId: update.id,
      plannedAt,
      order: updates.indexOf(update),
    });
    if (schedule !== 'instant') {
      const due = nextDigest(schedule, { zone: settings.timezone, now }).toISOString();
      return wanted.map((update) => ({ ...row(update), due, batch: null, members: [], unsureSince: null }));
    }
    const size = wanted.length > mostSingles ? digestSize : 1;
    return split(wanted, size).flatMap((part) => {
      const members = part.map(({ id }) => id);
      const batch = batchKey(members);
      return part.map((update) => ({ ...row(update), due: plannedAt, batch, members, unsureSince: plannedAt }));
    });
  });
}

/** Whether new updates are kept for the subscription: one paused by an error gets them when it works again. */
function isLive({ paused }: Subscription): boolean {
  return paused === null || (paused.by === 'error' && paused.retryAt !== undefined);
}

function split<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
