import type { Card } from '../views/card.ts';

/** What a person reads when an answer takes longer than Discord waits for one. */
export function lateCard(reference: string): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      {
        kind: 'text',
        spans: [
          'This takes longer than Discord waits for an answer. It may still be done: look in a minute, then try again.',
        ],
      },
      { kind: 'small', spans: ['Reference for the people who run this bot: ', { code: reference }] },
    ],
  };
}
