import type { InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { missingRightsCard } from './missing-rights-card.ts';

/** Sets the channel in which admins are told what went wrong; null: the one that Discord itself uses for that. */
export async function setNotices(
  guildId: string,
  channel: InputChannel | 'unknown' | null,
  services: Pick<Services, 'settings'>,
): Promise<Card> {
  if (channel === 'unknown')
    return noticeCard(['I cannot find that channel: choose it from the list. Nothing was changed.']);
  const missing = channel === null ? [] : missingPermissions(channel);
  if (channel !== null && missing.length > 0) return missingRightsCard(channel.id, missing, 'Nothing was changed.');
  await services.settings.update(guildId, (current) => ({ ...current, notices: channel?.id ?? null }));
  return noticeCard(
    channel === null
      ? [
          'You are told of channels that no longer take posts in the Community Updates channel (Server Settings, ' +
            'Community), when there is one and I may write there. ',
          { code: '/updates list' },
          ' shows them in any case.',
        ]
      : ['You are told in ', { channel: channel.id }, ' when a channel no longer takes posts.'],
  );
}
