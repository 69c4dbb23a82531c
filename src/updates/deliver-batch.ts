import type { StatusUpdate } from '../dataset/record-schema.ts';
import { changeSubscription } from '../settings/change-subscription.ts';
import type { GuildSettings, Subscription } from '../settings/guild-settings.ts';
import type { Batch } from './batch.ts';
import { closeRows } from './close-rows.ts';
import type { DeliveryRound } from './delivery-context.ts';
import type { DeliveryRow } from './delivery-row.ts';
import { holdRows } from './hold-rows.ts';
import { pauseAfterError } from './pause-after-error.ts';
import { postBatch } from './post-batch.ts';
import type { SendError } from './send-error.ts';

const day = 86_400_000;
const attemptsOfADay = 100;

export interface Destination {
  guildId: string;
  settings: GuildSettings;
  subscription: Subscription;
}

/** `next`: settled, for good or ill, and the channel's next message may go out; `outage`: Discord itself fails. */
export type BatchEnd = 'next' | 'stop' | 'outage';

/** Delivers one message of a channel, or puts it off. */
export async function deliverBatch(batch: Batch, to: Destination, round: DeliveryRound): Promise<BatchEnd> {
  const { subscription } = to;
  const updates = batch.rows.flatMap(({ updateId }) => round.updates.get(updateId) ?? []);
  if (updates.length === 0) {
    await closeRows(batch.rows, { state: 'failed', reason: 'no longer on record' }, round);
    return 'next';
  }
  const body = renderOrNull(updates, to, round);
  if (body === null) {
    await closeRows(batch.rows, { state: 'failed', reason: 'could not be drawn up' }, round);
    return 'next';
  }
  const unsureSince = unsureSinceOf(batch.rows, round);
  const rows = await fix(batch, round);
  const place = `${subscription.channelId} ${batch.key}`;
  const result =
    round.unrecorded.get(place) ??
    (await postBatch(
      {
        channelId: subscription.channelId,
        batch: batch.key,
        updateIds: rows.map(({ updateId }) => updateId),
        body,
        unsureSince,
        except: subscription.postedMessageId,
        forum: isForum(subscription) ? { guildId: to.guildId } : null,
      },
      round,
    ));
  switch (result.outcome) {
    case 'posted': {
      const { messageId, postedIn = subscription.channelId, attempts } = result;
      // Until the store has taken it, nobody but this process knows that it is there.
      round.unrecorded.set(place, { ...result, attempts: 0 });
      if (messageId !== null)
        await round.onPosted?.({ guildId: to.guildId, subscription, updates, messageId, postedIn });
      await closeRows(rows, { state: 'done', messageId, postedIn, attempts }, round);
      round.unrecorded.delete(place);
      if (subscription.paused?.by === 'error') await change(to, round, withoutErrorPause);
      return 'next';
    }
    case 'stopped':
      return 'stop';
    case 'refused':
      return handleRefusal(rows, { to, round, ...result });
  }
}

interface Refusal {
  to: Destination;
  round: DeliveryRound;
  fault: SendError;
  unsureSince: Date | null;
  attempts: number;
}

async function handleRefusal(rows: readonly DeliveryRow[], refusal: Refusal): Promise<BatchEnd> {
  const { to, round, fault, unsureSince, attempts } = refusal;
  // Nor here.
  await round.mayPost?.();
  const { channelId } = to.subscription;
  const now = round.now();
  const where = { guildId: to.guildId, channelId, code: fault.code, updateIds: rows.map(({ updateId }) => updateId) };
  const give = { state: 'failed', reason: fault.message, code: fault.code, attempts } as const;
  switch (fault.kind) {
    case 'unauthorized':
      round.onFatal(fault);
      return 'stop';
    case 'rejected':
      round.log.error({ ...where, reason: fault.message }, 'Discord rejects a message of ours; it is not sent again');
      await closeRows(rows, give, round);
      return 'next';
    case 'gone':
    case 'forbidden': {
      const pause = { now, code: fault.code, reason: fault.message };
      const after = pauseAfterError(to.subscription, pause);
      const isThere = await change(to, round, (subscription) => pauseAfterError(subscription, pause));
      // Unsubscribed or erased meanwhile: there is nobody to tell, and its rows are dropped.
      if (!isThere) return 'next';
      await holdRows(rows, { unsureSince, attempts, until: new Date(now.getTime() + day) }, round);
      round.tally.paused += 1;
      round.log.warn({ ...where, reason: fault.message }, 'A channel refuses messages; its subscription is paused');
      const known = to.subscription.paused === null ? 'paused' : 'still paused';
      const state = after.paused?.retryAt === undefined ? 'given up' : known;
      await round.onRefused?.({
        guildId: to.guildId,
        channelId,
        channelType: to.subscription.channelType,
        code: fault.code,
        reason: fault.message,
        state,
      });
      return 'stop';
    }
    case 'transient': {
      const since = rows[0]?.failingSince;
      // A clock that was set forward is no reason to give up: so many attempts take most of a day.
      const tries = (rows[0]?.attempts ?? 0) + attempts;
      if (since !== undefined && now.getTime() - Date.parse(since) >= day && tries >= attemptsOfADay) {
        round.log.error({ ...where, reason: fault.message }, 'A message could not be delivered for a day; given up');
        await closeRows(rows, give, round);
        return 'next';
      }
      const atLeastMs = fault.retryAfterMs ?? 0;
      await holdRows(rows, { unsureSince, attempts, atLeastMs }, round);
      round.log.warn({ ...where, reason: fault.message }, 'A message could not be delivered yet; tried again later');
      return fault.isEverywhere ? 'outage' : 'stop';
    }
  }
}

/** Makes durable, before anything is sent, which updates go out together and that they may have gone out. */
async function fix(batch: Batch, round: DeliveryRound): Promise<readonly DeliveryRow[]> {
  if (batch.fixed && batch.rows.every((row) => row.unsureSince !== null)) return batch.rows;
  // What another copy has written since must not be written over.
  await round.mayPost?.();
  const unsureSince = round.now().toISOString();
  const rows = batch.rows.map((row) => ({ ...row, unsureSince: row.unsureSince ?? unsureSince }));
  await round.ledger.write(rows);
  round.pending.add(rows);
  return rows;
}

/** A row counts as unsure from the start; one that this process has just promised, and never tried, is not. */
function unsureSinceOf(rows: readonly DeliveryRow[], { pending }: DeliveryRound): Date | null {
  const since = rows.flatMap(({ unsureSince }) => (unsureSince === null ? [] : [Date.parse(unsureSince)]));
  const untried = rows.every(({ attempts }) => attempts === undefined);
  const channelId = rows[0]?.channelId ?? '';
  const areFresh = pending.takeFresh(
    channelId,
    rows.map(({ updateId }) => updateId),
  );
  return since.length === 0 || (areFresh && untried) ? null : new Date(Math.min(...since));
}

function renderOrNull(updates: StatusUpdate[], { settings, subscription }: Destination, round: DeliveryRound) {
  try {
    return round.render({ updates, settings, subscription });
  } catch (error) {
    round.log.error({ err: error, updateIds: updates.map(({ id }) => id) }, 'A message could not be drawn up');
    return null;
  }
}

/** Discord's type of a channel whose posts are threads (Discord, Channel Types). */
const forumType = 15;

function isForum({ channelType }: Subscription): boolean {
  return channelType === forumType;
}

function withoutErrorPause(subscription: Subscription): Subscription {
  return subscription.paused?.by === 'error' ? { ...subscription, paused: null } : subscription;
}

/** Changes the subscription, and tells whether there still is one. */
async function change(
  { guildId, subscription: { channelId } }: Destination,
  round: DeliveryRound,
  to: (subscription: Subscription) => Subscription,
): Promise<boolean> {
  const settings = await round.settings.update(guildId, (before) => changeSubscription(before, channelId, to));
  return settings.subscriptions.some((subscription) => subscription.channelId === channelId);
}
