import type { StatusUpdate } from '../dataset/record-schema.ts';
import { messageUrl } from '../views/message-url.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import type { CorrectionRow } from './follow-up-row.ts';
import type { Ledger } from './ledger.ts';

/** A newer update as it stands in a channel; null: it was not posted there. */
export interface Newer {
  guildId: string;
  channelId: string;
  update: StatusUpdate;
  message: { messageId: string; postedIn: string } | null;
}

/** The messages that are to say that they were replaced by the newer updates: one row for each message. */
export async function planCorrections(
  newer: readonly Newer[],
  { ledger, now }: { ledger: Pick<Ledger, 'read'>; now: Date },
): Promise<CorrectionRow[]> {
  const old = newer.flatMap((each) => each.update.supersedes.map((updateId) => ({ ...each, updateId })));
  if (old.length === 0) return [];
  const rows = await ledger.read([...new Set(old.map(deliveryKey))]);
  return old.flatMap((each) => {
    const row = rows.get(deliveryKey(each));
    return row == null || !isCorrectable(row, each) ? [] : [toCorrection(row, each, now)];
  });
}

/** Both in one message need no correction: the newer one says what it replaces. */
function isCorrectable(row: DeliveryRow, { message }: Newer): boolean {
  return row.state === 'done' && row.messageId !== undefined && row.messageId !== message?.messageId;
}

function toCorrection(row: DeliveryRow, newer: Newer & { updateId: string }, now: Date): CorrectionRow {
  const { messageId = '', postedIn = row.channelId, members } = row;
  return correctionOf({ messageId, postedIn, members: members.length === 0 ? [row.updateId] : members }, newer, now);
}

/** The row by which a message says that one of its updates was replaced. */
export function correctionOf(
  old: { messageId: string; postedIn: string; members: string[] },
  newer: Newer & { updateId: string },
  now: Date,
): CorrectionRow {
  const { guildId, channelId, update, message, updateId } = newer;
  const url = message === null ? null : messageUrl(guildId, message.postedIn, message.messageId);
  return {
    version: 1,
    kind: 'correction',
    state: 'intent',
    guildId,
    channelId,
    ...old,
    replaced: [{ updateId, by: update.id, url }],
    plannedAt: now.toISOString(),
    due: now.toISOString(),
    attempts: 0,
  };
}
