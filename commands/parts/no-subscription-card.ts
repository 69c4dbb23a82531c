import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** The answer to what is asked of a channel that gets no updates. */
export function noSubscriptionCard(channelId: string): Card {
  return noticeCard([
    { channel: channelId },
    ' has no subscription. ',
    { code: '/updates list' },
    ' shows which channels have one.',
  ]);
}
