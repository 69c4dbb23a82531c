import type { Store } from '../settings/store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import { knownSince } from './known.ts';
import { createLedger } from './ledger.ts';

const newest = 100;

/** The last that became of a channel's updates; `refused` only where it is newer than what was posted. */
export interface LastRows {
  posted: DeliveryRow | null;
  refused: DeliveryRow | null;
}

/** By channel, the newest row that was posted and can be linked to, and one that Discord refused since. */
export async function readLastRows(
  store: Pick<Store, 'known' | 'delivery'>,
  channels: readonly string[],
): Promise<Map<string, LastRows>> {
  const since = await knownSince(store.known);
  const ids = [...since]
    .sort(([, a], [, b]) => b.getTime() - a.getTime())
    .slice(0, newest)
    .map(([id]) => id);
  const keys = channels.flatMap((channelId) => ids.map((updateId) => deliveryKey({ updateId, channelId })));
  const rows = await createLedger(store.delivery, { onDamaged: () => {} }).read(keys);
  const all = [...rows.values()].filter((row) => row !== null);
  return new Map(channels.map((channelId) => [channelId, lastOf(all.filter((row) => row.channelId === channelId))]));
}

function lastOf(rows: readonly DeliveryRow[]): LastRows {
  const posted = latest(rows.filter(({ state, messageId }) => state === 'done' && messageId !== undefined));
  const refused = latest(rows.filter(({ state, code }) => state === 'failed' && code !== undefined));
  const isNewer = refused !== null && (refused.doneAt ?? '') > (posted?.doneAt ?? '');
  return { posted, refused: isNewer ? refused : null };
}

function latest(rows: readonly DeliveryRow[]): DeliveryRow | null {
  return rows.reduce<DeliveryRow | null>(
    (best, row) => (best === null || (row.doneAt ?? '') > (best.doneAt ?? '') ? row : best),
    null,
  );
}
