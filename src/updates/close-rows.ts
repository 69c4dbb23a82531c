import type { DeliveryRound } from './delivery-context.ts';
import type { DeliveryRow } from './delivery-row.ts';

export type Ending =
  | { state: 'done'; messageId: string | null; postedIn?: string; attempts: number }
  | { state: 'failed'; reason: string; code?: number | undefined; attempts?: number };

/** Writes down for good what came of the rows; only then they are no longer pending. */
export async function closeRows(
  rows: readonly DeliveryRow[],
  ending: Ending,
  round: Pick<DeliveryRound, 'ledger' | 'pending' | 'tally' | 'now' | 'onDelivery'>,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const now = round.now();
  const attempts = (first.attempts ?? 0) + (ending.attempts ?? 0);
  const closed = rows.map((row): DeliveryRow => {
    const next: DeliveryRow = { ...row, state: ending.state, doneAt: now.toISOString(), attempts };
    if (ending.state === 'done') {
      if (ending.messageId === null) return next;
      const elsewhere = ending.postedIn === undefined || ending.postedIn === row.channelId;
      return { ...next, messageId: ending.messageId, ...(elsewhere ? {} : { postedIn: ending.postedIn }) };
    }
    return { ...next, reason: ending.reason, ...(ending.code === undefined ? {} : { code: ending.code }) };
  });
  await round.ledger.write(closed);
  round.pending.remove(closed);
  if (ending.state === 'done') round.tally.posted += 1;
  else round.tally.failed += 1;
  round.onDelivery?.({
    guildId: first.guildId,
    channelId: first.channelId,
    updateIds: rows.map(({ updateId }) => updateId),
    outcome: ending.state,
    lagMs: now.getTime() - Date.parse(first.due),
    attempts,
    ...('messageId' in ending && ending.messageId !== null ? { messageId: ending.messageId } : {}),
    ...('reason' in ending ? { reason: ending.reason } : {}),
  });
}
