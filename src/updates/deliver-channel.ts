import { type Batch, nextBatch } from './batch.ts';
import { closeRows } from './close-rows.ts';
import { type BatchEnd, deliverBatch } from './deliver-batch.ts';
import type { DeliveryRound } from './delivery-context.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { mayDeliver } from './may-deliver.ts';

/** Delivers what is due in one channel, one message after the other, until one has to wait. */
export async function deliverChannel(channelId: string, round: DeliveryRound): Promise<BatchEnd> {
  while (!round.signal.aborted) {
    const batch = nextBatch(round.pending.dueRows(channelId, round.now()));
    if (batch === null) return 'next';
    const checked = await checkAgainstLedger(batch, round);
    if (checked === 'changed') continue;
    const end = await deliverTo(channelId, batch, round);
    if (end !== 'next') return end;
  }
  return 'stop';
}

async function deliverTo(channelId: string, batch: Batch, round: DeliveryRound): Promise<BatchEnd> {
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
      const all = verdict.reason !== 'paused';
      const rows = all ? round.pending.allRows(channelId) : round.pending.dueRows(channelId, now);
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

/**
 * Compares the index in memory with what is durable, which another copy of the process, or this one before a failed
 * write, may have changed.
 */
async function checkAgainstLedger(batch: Batch, round: DeliveryRound): Promise<'same' | 'changed'> {
  const stored = await round.ledger.read(batch.rows.map(deliveryKey));
  const before = batch.rows.map(deliveryKey).join(' ');
  for (const row of batch.rows) {
    const current = stored.get(deliveryKey(row));
    if (current?.state === 'intent') round.pending.add([current]);
    else round.pending.remove([row]);
  }
  const done = [...stored.values()].find((row) => row?.state === 'done' && row.batch === batch.key);
  if (done) {
    // One row of a message that is done says that the whole message is.
    const others = batch.rows.filter((row) => stored.get(deliveryKey(row))?.state !== 'done');
    await closeRows(others, { state: 'done', messageId: done.messageId ?? null, ...placeOf(done), attempts: 0 }, round);
    return 'changed';
  }
  const [first] = batch.rows;
  const again = first === undefined ? null : nextBatch(round.pending.dueRows(first.channelId, round.now()));
  const same = again?.key === batch.key && again.rows.map(deliveryKey).join(' ') === before;
  return same ? 'same' : 'changed';
}

function placeOf({ postedIn }: DeliveryRow): { postedIn?: string } {
  return postedIn === undefined ? {} : { postedIn };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
