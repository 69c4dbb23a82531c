import type { Card } from './card.ts';
import { refusalHint } from './refusal-hint.ts';

export interface Refused {
  channelId: string;
  code: number | undefined;
  reason: string;
  /** Whether it is not tried any more. */
  final: boolean;
}

/** Tells the admins of a guild, in one of its channels, that another channel no longer takes posts, and what to do. */
export function adminNoticeCard({ channelId, code, reason, final }: Refused): Card {
  const discord = code === undefined ? '' : ` (Discord’s code: ${code})`;
  return {
    tone: 'denied',
    blocks: [
      { kind: 'heading', spans: ['Updates cannot be posted in ', { channel: channelId }] },
      { kind: 'text', spans: [`${refusalHint(code, reason)}${discord}`] },
      {
        kind: 'text',
        spans: final
          ? [
              'It was tried once a day for a week and is not tried any more. When it is mended, use ',
              { code: '/updates resume' },
              ' there.',
            ]
          : [
              'Nothing is lost: what is new is kept, and tried again once a day for a week. When it is mended, ',
              { code: '/updates resume' },
              ' tries at once.',
            ],
      },
      { kind: 'small', spans: ['Set where such notices go with ', { code: '/settings notices' }, '.'] },
    ],
  };
}
