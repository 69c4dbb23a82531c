import type { InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Sets the channel in which admins are told what went wrong; null: the one that Discord itself uses for that. */
export async function setNotices(
  guildId: string,
  channel: InputChannel | null,
  services: Pick<Services, 'settings'>,
): Promise<Card> {
  const missing = channel === null ? [] : missingPermissions(channel);
  if (channel !== null && missing.length > 0)
    return noticeCard([
      'I may not post in ',
      { channel: channel.id },
      '. Missing: ',
      { text: missing.join(', '), bold: true },
      '. Give me that there, then try again. Nothing was changed.',
    ]);
  await services.settings.update(guildId, (current) => ({ ...current, notices: channel?.id ?? null }));
  return noticeCard(
    channel === null
      ? [
          'You are told of channels that no longer take posts in the channel for Discord’s own news to the admins ' +
            '(Server Settings, Community), when I may write there. ',
          { code: '/updates list' },
          ' shows them in any case.',
        ]
      : ['You are told in ', { channel: channel.id }, ' when a channel no longer takes posts.'],
  );
}
