import { cutText, plainText } from '../lib/plain-text.ts';
import type { Action, Card } from './card.ts';

/** An honest miss: what was asked for, and what is closest to it as buttons. */
export function notOnRecordCard(asked: string, closest: readonly Action[]): Card {
  const wanted = cutText(plainText(asked), 100);
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'text', spans: ['Not on record: “', wanted, '”.'] },
      {
        kind: 'small',
        spans: [closest.length === 0 ? 'The list that opens as you type shows everything there is.' : 'Closest to it:'],
      },
    ],
    actions: closest.slice(0, 5),
  };
}
