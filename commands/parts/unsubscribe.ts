import type { Services } from '../../src/bot/command.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Ends the subscription of a channel, also of one that no longer exists. */
export async function unsubscribeChannel(
  guildId: string,
  channelId: string,
  services: Pick<Services, 'settings' | 'wake'>,
): Promise<Card> {
  let had = false;
  await services.settings.update(guildId, (settings) => {
    had = settings.subscriptions.some((subscription) => subscription.channelId === channelId);
    if (!had) return settings;
    return {
      ...settings,
      subscriptions: settings.subscriptions.filter((subscription) => subscription.channelId !== channelId),
      formerChannels: [...settings.formerChannels.filter((id) => id !== channelId), channelId],
    };
  });
  if (had) services.wake(guildId, channelId);
  return noticeCard(
    had
      ? [{ channel: channelId }, ' gets no more updates. What was posted stays.']
      : [
          { channel: channelId },
          ' had no subscription. ',
          { code: '/updates list' },
          ' shows which channels have one.',
        ],
  );
}
