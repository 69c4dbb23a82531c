import type { Pause, Subscription } from '../../src/settings/guild-settings.ts';
import { nextDigest } from '../../src/updates/next-digest.ts';
import type { Span } from '../../src/views/card.ts';
import { messageUrl } from '../../src/views/message-url.ts';
import { refusalHint } from '../../src/views/refusal-hint.ts';

export interface LastPost {
  at: Date | null;
  messageId: string;
  postedIn: string;
}

/** How a subscription is doing: active or paused, by whom, since when and what to do; its next digest and last post. */
export function subscriptionState(
  { paused, schedule }: Subscription,
  { guildId, zone, now, last }: { guildId: string; zone: string; now: Date; last: LastPost | null },
): Span[] {
  return [
    ...(paused === null ? ['Active'] : pauseSpans(paused)),
    ...(paused !== null || schedule === 'instant'
      ? []
      : [' · next digest ', { instant: nextDigest(schedule, { zone, now }), style: 'f' as const }]),
    ...(last === null
      ? [' · nothing posted yet']
      : [
          ' · ',
          {
            text: last.at === null ? 'first message' : 'last post',
            url: messageUrl(guildId, last.postedIn, last.messageId),
          },
          ...(last.at === null ? [] : [' ', { instant: last.at, style: 'R' as const }]),
        ]),
  ];
}

function pauseSpans(paused: Pause): Span[] {
  const since: Span[] = [' since ', { instant: new Date(paused.since), style: 'f' }];
  if (paused.by === 'admin') return ['Paused by you', ...since];
  const { code, reason = 'Discord refused a post', retryAt } = paused;
  return [
    'Paused by an error',
    ...since,
    `: ${reason}${code === undefined ? '' : ` (${code})`}. ${refusalHint(code, reason)} `,
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
