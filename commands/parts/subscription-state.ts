import { ChannelType } from 'discord-api-types/v10';
import type { Pause, Subscription } from '../../src/settings/guild-settings.ts';
import { nextDigest } from '../../src/updates/next-digest.ts';
import type { LastRows } from '../../src/updates/read-last-rows.ts';
import type { Span } from '../../src/views/card.ts';
import { messageUrl } from '../../src/views/message-url.ts';
import { refusalHint } from '../../src/views/refusal-hint.ts';

/** How a subscription is doing: active or paused, by whom, since when and what to do; its next digest and last post. */
export function subscriptionState(
  subscription: Subscription,
  { guildId, zone, now, last }: { guildId: string; zone: string; now: Date; last: LastRows | undefined },
): Span[] {
  const { paused, schedule, channelType } = subscription;
  return [
    ...(paused === null ? ['Active'] : pauseSpans(paused, channelType)),
    ...(paused !== null || schedule === 'instant'
      ? []
      : [' · next digest ', { instant: nextDigest(schedule, { zone, now }), style: 'f' as const }]),
    ...postSpans(subscription, { guildId, last }),
  ];
}

function pauseSpans(paused: Pause, channelType: number | undefined): Span[] {
  const since: Span[] = [' since ', { instant: new Date(paused.since), style: 'f' }];
  if (paused.by === 'admin') return ['Paused by you', ...since];
  const { code, reason = 'Discord refused a post', retryAt } = paused;
  return [
    'Paused by an error',
    ...since,
    `: ${reason}${code === undefined ? '' : ` (${code})`}. ${refusalHint(code, { reason, channelType })} `,
    ...(retryAt === undefined
      ? ['A week of daily tries has failed. When it is mended, use ', { code: '/updates resume' }, '.']
      : [
          'Tried again ',
          { instant: new Date(retryAt), style: 'R' as const },
          ', or at once with ',
          { code: '/updates resume' },
          '.',
        ]),
  ];
}

function postSpans(
  { channelId, channelType, postedMessageId }: Subscription,
  { guildId, last }: { guildId: string; last: LastRows | undefined },
): Span[] {
  const { posted = null, refused = null } = last ?? {};
  const link = (text: string, postedIn: string, messageId: string): Span[] => [
    ' · ',
    { text, url: messageUrl(guildId, postedIn, messageId) },
  ];
  return [
    ...(posted?.messageId !== undefined
      ? [
          ...link('last post', posted.postedIn ?? channelId, posted.messageId),
          ' ',
          { instant: new Date(posted.doneAt ?? posted.plannedAt), style: 'R' as const },
        ]
      : postedMessageId === null
        ? [' · nothing posted yet']
        : // In a forum it began a thread, which has its id.
          link('first message', channelType === ChannelType.GuildForum ? postedMessageId : channelId, postedMessageId)),
    ...(refused === null
      ? []
      : [` · a newer update was refused (${refused.code}): `, { code: '/updates preview' }, ' says why']),
  ];
}
