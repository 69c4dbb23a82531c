import { backoff } from './backoff.ts';
import type { DeliveryRound } from './delivery-context.ts';
import type { DeliveryRow } from './delivery-row.ts';
import { mostAttempts } from './post-batch.ts';

export interface Hold {
  unsureSince: Date | null;
  attempts: number;
  /** Absent: the longer the more often it was tried. */
  until?: Date;
  /** Discord's request, in milliseconds from now. */
  atLeastMs?: number;
}

const firstMs = 15_000;
const mostMs = 900_000;
const recheckMs = 3_600_000;

/** Lets a channel rest before its next attempt, and writes down what is known of the one that failed. */
export async function holdRows(
  rows: readonly DeliveryRow[],
  { unsureSince, attempts, until, atLeastMs = 0 }: Hold,
  round: Pick<DeliveryRound, 'ledger' | 'pending' | 'tally' | 'now' | 'random'>,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const now = round.now();
  const all = (first.attempts ?? 0) + attempts;
  const held = rows.map((row) => ({
    ...row,
    attempts: all,
    failingSince: row.failingSince ?? now.toISOString(),
    unsureSince: unsureSince?.toISOString() ?? null,
  }));
  const pace = { firstMs, mostMs, random: round.random };
  // Whatever the reason, an admin may have mended it meanwhile: look again within the hour.
  const waitMs =
    until === undefined
      ? backoff(Math.ceil(all / mostAttempts), pace)
      : Math.min(until.getTime() - now.getTime(), recheckMs);
  round.pending.hold(first.channelId, new Date(now.getTime() + Math.max(waitMs, atLeastMs)), now);
  round.tally.held += 1;
  await round.ledger.write(held);
  round.pending.add(held);
}
