import type { CommandInput, Services } from '../../src/bot/command.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { chosenChannel } from './subscribe.ts';

/** Ends the subscription of the channel that was named, or of this one. */
export async function unsubscribe(guildId: string, input: CommandInput, services: Services): Promise<Card> {
  const channel = chosenChannel(input);
  return channel === null
    ? noticeCard(['Choose a channel: it is not clear where this is.'])
    : unsubscribeChannel(guildId, channel.id, services);
}

/** Ends the subscription of a channel, also of one that no longer exists. */
export async function unsubscribeChannel(
  guildId: string,
  channelId: string,
  services: Pick<Services, 'settings'>,
): Promise<Card> {
  let had = false;
  await services.settings.update(guildId, (settings) => {
    had = settings.subscriptions.some((subscription) => subscription.channelId === channelId);
    return {
      ...settings,
      subscriptions: settings.subscriptions.filter((subscription) => subscription.channelId !== channelId),
    };
  });
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
