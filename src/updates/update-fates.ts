import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { Subscription } from '../settings/guild-settings.ts';
import type { Store } from '../settings/store.ts';
import { type DeliveryRow, deliveryKey, deliveryRowSchema } from './delivery-row.ts';
import { knownSince } from './known.ts';
import { matchesSubscription } from './matches-subscription.ts';

/** What became of an update in a channel, and why. */
export type UpdateFate =
  | { kind: 'posted'; at: Date; messageId: string | null; postedIn: string }
  | { kind: 'waiting'; due: Date; failing: boolean }
  | { kind: 'failed'; reason: string; code: number | undefined }
  | { kind: 'before' }
  | { kind: 'not sure enough' }
  | { kind: 'kind not chosen' }
  | { kind: 'paused' }
  | { kind: 'not yet' }
  | { kind: 'damaged' };

/** Says of each update, in the order given, what became of it in the subscription's channel. */
export async function readFates(
  updates: readonly StatusUpdate[],
  subscription: Subscription,
  store: Pick<Store, 'known' | 'delivery'>,
): Promise<UpdateFate[]> {
  const { channelId } = subscription;
  const since = await knownSince(store.known);
  const values = await store.delivery.getMany(updates.map(({ id }) => deliveryKey({ updateId: id, channelId })));
  return updates.map((update, index) => {
    const value = values[index];
    if (value === undefined) return unplanned(update, subscription, since.get(update.id));
    const parsed = deliveryRowSchema.safeParse(value);
    return parsed.success ? fateOf(parsed.data) : { kind: 'damaged' };
  });
}

function fateOf(row: DeliveryRow): UpdateFate {
  switch (row.state) {
    case 'done':
      return {
        kind: 'posted',
        at: new Date(row.doneAt ?? row.plannedAt),
        messageId: row.messageId ?? null,
        postedIn: row.postedIn ?? row.channelId,
      };
    case 'failed':
      return { kind: 'failed', reason: row.reason ?? 'the reason was not kept', code: row.code };
    case 'intent':
      return { kind: 'waiting', due: new Date(row.due), failing: row.failingSince !== undefined };
  }
}

function unplanned(update: StatusUpdate, subscription: Subscription, since: Date | undefined): UpdateFate {
  if (since === undefined) return { kind: 'not yet' };
  if (since.toISOString() < subscription.createdAt) return { kind: 'before' };
  if (!matchesSubscription(update, { ...subscription, certainty: 'all' })) return { kind: 'kind not chosen' };
  if (!matchesSubscription(update, subscription)) return { kind: 'not sure enough' };
  return { kind: 'paused' };
}
