import type { Card } from '../views/card.ts';

/** What a person reads when we failed: a sentence, and the reference that also stands in the log. */
export function failureCard(reference: string): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'text', spans: ['Something went wrong on our side, and nothing was changed. Try again in a moment.'] },
      { kind: 'small', spans: ['Reference for the people who run this bot: ', { code: reference }] },
    ],
  };
}
