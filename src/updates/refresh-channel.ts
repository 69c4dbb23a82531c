import type { SettingsStore } from '../settings/settings-store.ts';
import { type DeliveryRow, deliveryKey } from './delivery-row.ts';
import type { Ledger } from './ledger.ts';
import { nextDigest } from './next-digest.ts';
import type { Pending } from './pending.ts';

export interface RefreshParts {
  settings: Pick<SettingsStore, 'get'>;
  ledger: Ledger;
  pending: Pending;
  updateIds: Iterable<string>;
  now: Date;
}

/** Reads anew what is promised to a channel, puts its digests to the settings of now, and lets it go on at once. */
export async function refreshChannel(
  { guildId, channelId }: { guildId: string; channelId: string },
  { settings, ledger, pending, updateIds, now }: RefreshParts,
): Promise<void> {
  const rows = await ledger.read([...updateIds].map((updateId) => deliveryKey({ updateId, channelId })));
  const promised = [...rows.values()].filter((row) => row !== null).filter(({ state }) => state === 'intent');
  const { subscriptions, timezone } = await settings.get(guildId);
  const schedule = subscriptions.find((each) => each.channelId === channelId)?.schedule ?? 'instant';
  const due = schedule === 'instant' ? now : nextDigest(schedule, { zone: timezone, now });
  const moved = promised.filter((row) => isOpen(row) && new Date(row.due) > now && row.due !== due.toISOString());
  const changed = moved.map((row) => ({ ...row, due: due.toISOString() }));
  await ledger.write(changed);
  pending.add([...promised, ...changed]);
  pending.hold(channelId, null);
}

/** Whether it still waits for its digest. */
function isOpen(row: DeliveryRow): boolean {
  return row.batch === null;
}
