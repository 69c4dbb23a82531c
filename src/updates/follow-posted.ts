import type { DeliveryRound } from './delivery-context.ts';
import type { DeliveryRow } from './delivery-row.ts';

/**
 * Makes durable what is to follow messages of a channel that the ledger calls done while they count as waiting here. An
 * update that replaces one of theirs and was announced meanwhile has found a row that waits, and left it to this.
 */
export async function followPosted(
  done: readonly DeliveryRow[],
  { settings, updates, onPosted }: Pick<DeliveryRound, 'settings' | 'updates' | 'onPosted'>,
): Promise<void> {
  const messages = new Map(done.map((row) => [row.messageId, row]));
  for (const [messageId, { guildId, channelId, updateId, members, postedIn = channelId }] of messages) {
    // It was deleted before anybody heard of it.
    if (messageId === undefined) continue;
    const { subscriptions } = await settings.get(guildId);
    const subscription = subscriptions.find((each) => each.channelId === channelId);
    if (subscription === undefined) continue;
    const ids = members.length === 0 ? [updateId] : members;
    const posted = ids.flatMap((id) => updates.get(id) ?? []);
    await onPosted?.({ guildId, subscription, updates: posted, messageId, postedIn });
  }
}
