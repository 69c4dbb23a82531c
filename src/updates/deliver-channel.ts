import { type Batch, nextBatch } from './batch.ts';
import { closeRows } from './close-rows.ts';
import { type BatchEnd, deliverBatch } from './deliver-batch.ts';
import type { DeliveryRound } from './delivery-context.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { dueRows } from './due-rows.ts';
import { followPosted } from './follow-posted.ts';
import { mayDeliver } from './may-deliver.ts';

/** Delivers what is due in one channel, one message after the other, until one has to wait. */
export async function deliverChannel(channelId: string, round: DeliveryRound): Promise<BatchEnd> {
  while (!round.signal.aborted && round.pending.idsOf(channelId).length > 0) {
    const { intents, done } = await readRows(channelId, round);
    const batch = nextBatch(dueRows(intents, round.now()));
    if (batch === null) return 'next';
    const sent = done.find((row) => row.batch === batch.key);
    if (sent !== undefined) {
      // One row of a message that is done says that the whole message is.
      const ending = { state: 'done', messageId: sent.messageId ?? null, ...placeOf(sent), attempts: 0 } as const;
      await closeRows(unsettled(batch, done), ending, round);
      continue;
    }
    const end = await deliverTo(channelId, { batch, intents }, round);
    if (end !== 'next') return end;
  }
  return round.signal.aborted ? 'stop' : 'next';
}

interface ChannelRows {
  intents: DeliveryRow[];
  done: DeliveryRow[];
}

/**
 * What the ledger says of the channel now. Another copy of the process, or this one before a write that failed, may
 * have changed it, so that nothing is kept in memory.
 */
async function readRows(channelId: string, round: DeliveryRound): Promise<ChannelRows> {
  const { ledger, pending } = round;
  const stored = await ledger.read(pending.idsOf(channelId).map((updateId) => deliveryKey({ updateId, channelId })));
  const rows = [...stored.values()].filter((row) => row !== null);
  const intents = rows.filter(({ state }) => state === 'intent');
  const done = rows.filter(({ state }) => state === 'done');
  // Before they are forgotten: what fails is done again.
  await followPosted(done, round);
  pending.replace(channelId, intents);
  return { intents, done };
}

function unsettled({ rows }: Batch, done: readonly DeliveryRow[]): DeliveryRow[] {
  const keys = new Set(done.map(deliveryKey));
  return rows.filter((row) => !keys.has(deliveryKey(row)));
}

async function deliverTo(
  channelId: string,
  { batch, intents }: { batch: Batch; intents: readonly DeliveryRow[] },
  round: DeliveryRound,
): Promise<BatchEnd> {
  const guildId = batch.rows[0]?.guildId ?? '';
  const settings = await round.settings.get(guildId);
  const now = round.now();
  const found = settings.subscriptions.find((subscription) => subscription.channelId === channelId);
  const verdict = mayDeliver(found, now);
  switch (verdict.do) {
    case 'send':
      return deliverBatch(batch, { guildId, settings, subscription: verdict.subscription }, round);
    case 'hold':
      round.pending.hold(channelId, earlier(verdict.until, new Date(now.getTime() + recheckMs)), now);
      return 'stop';
    case 'drop': {
      const rows = verdict.reason === 'paused' ? dueRows(intents, now) : intents;
      await closeRows(rows, { state: 'failed', reason: verdict.reason }, round);
      round.log.info(
        { guildId, channelId, reason: verdict.reason, rows: rows.length },
        'Dropped what was to be posted',
      );
      return 'next';
    }
  }
}

// An admin may resume a subscription in another process.
const recheckMs = 3_600_000;

function placeOf({ postedIn }: DeliveryRow): { postedIn?: string } {
  return postedIn === undefined ? {} : { postedIn };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
