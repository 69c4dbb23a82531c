import type { Services } from '../../src/bot/command.ts';
import { changeSubscription } from '../../src/settings/change-subscription.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { noSubscriptionCard } from './no-subscription-card.ts';

/** Stops the posts of a channel until they are resumed; the subscription stays as it is. */
export async function pauseChannel(
  guildId: string,
  channelId: string,
  services: Pick<Services, 'settings' | 'now' | 'wake'>,
): Promise<Card> {
  const { subscriptions } = await services.settings.get(guildId);
  const before = subscriptions.find((each) => each.channelId === channelId);
  if (before === undefined) return noSubscriptionCard(channelId);
  if (before.paused?.by === 'admin')
    return noticeCard([{ channel: channelId }, ' is paused already. ', { code: '/updates resume' }, ' ends that.']);
  // What was missed since an error paused it is still missed.
  const since = before.paused?.since ?? services.now().toISOString();
  await services.settings.update(guildId, (settings) =>
    changeSubscription(settings, channelId, (each) => ({ ...each, paused: { by: 'admin', since } })),
  );
  services.wake(guildId, channelId);
  return noticeCard([
    { channel: channelId },
    ' is paused: nothing is posted there. ',
    { code: '/updates resume' },
    ' ends that, and asks what to do with the updates that come meanwhile.',
  ]);
}
