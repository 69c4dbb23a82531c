import type { Block, Card } from './card.ts';
import { refusalHint } from './refusal-hint.ts';

export interface RefusedPlace {
  channelId: string;
  channelType: number | undefined;
  code: number | undefined;
  reason: string;
}

/**
 * Tells the admins of a guild, in one of its channels, that others no longer take posts, and what to do; `final`: they
 * are not tried any more.
 */
export function adminNoticeCard(refused: readonly RefusedPlace[], { final }: { final: boolean }): Card {
  const [first, ...others] = refused;
  const blocks: Block[] =
    first === undefined || others.length > 0
      ? [
          { kind: 'heading', spans: [`Updates cannot be posted in ${refused.length} channels`] },
          ...refused.map(
            (each): Block => ({ kind: 'item', spans: [{ channel: each.channelId }, `: ${adviceOn(each)}`] }),
          ),
        ]
      : [
          { kind: 'heading', spans: ['Updates cannot be posted in ', { channel: first.channelId }] },
          { kind: 'text', spans: [adviceOn(first)] },
        ];
  return {
    tone: 'denied',
    blocks: [
      ...blocks,
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

function adviceOn({ code, reason, channelType }: RefusedPlace): string {
  return `${refusalHint(code, { reason, channelType })}${code === undefined ? '' : ` (Discord’s code: ${code})`}`;
}
