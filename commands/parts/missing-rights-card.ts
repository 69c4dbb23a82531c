import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Names the rights that the bot lacks in a channel; `result` says what was left as it was. */
export function missingRightsCard(channelId: string, missing: readonly string[], result: string): Card {
  return noticeCard([
    'I may not post in ',
    { channel: channelId },
    '. Missing: ',
    { text: missing.join(', '), bold: true },
    `. Give me that in the channel’s permissions, then try again. ${result}`,
  ]);
}
