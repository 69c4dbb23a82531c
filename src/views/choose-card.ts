import { cutText, plainText } from '../lib/plain-text.ts';
import type { Action, Card } from './card.ts';

/** Asks which of several was meant. */
export function chooseCard(asked: string, candidates: readonly Action[]): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [{ kind: 'text', spans: ['More than one fits “', cutText(plainText(asked), 100), '”. Which one?'] }],
    actions: candidates.slice(0, 10),
  };
}
