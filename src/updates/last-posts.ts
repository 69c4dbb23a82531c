import type { Store } from '../settings/store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { knownSince } from './known.ts';
import { createLedger } from './ledger.ts';

const newest = 100;

/** The newest row of each channel that was posted and can be linked to, by channel; of the newest updates only. */
export async function readLastPosts(
  store: Pick<Store, 'known' | 'delivery'>,
  channels: readonly string[],
): Promise<Map<string, DeliveryRow>> {
  const since = await knownSince(store.known);
  const ids = [...since]
    .sort(([, a], [, b]) => b.getTime() - a.getTime())
    .slice(0, newest)
    .map(([id]) => id);
  const keys = channels.flatMap((channelId) => ids.map((updateId) => deliveryKey({ updateId, channelId })));
  const rows = await createLedger(store.delivery, { onDamaged: () => {} }).read(keys);
  const last = new Map<string, DeliveryRow>();
  for (const row of rows.values()) {
    if (row?.state !== 'done' || row.messageId === undefined) continue;
    const before = last.get(row.channelId);
    if (before === undefined || (row.doneAt ?? '') > (before.doneAt ?? '')) last.set(row.channelId, row);
  }
  return last;
}
