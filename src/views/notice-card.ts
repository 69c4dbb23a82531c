import type { Action, Card, Span } from './card.ts';

/** A few plain sentences for the person who asked only: a refusal, a hint, a thing done. */
export function noticeCard(spans: readonly Span[], actions: readonly Action[] = []): Card {
  return { tone: 'plain', ephemeral: true, blocks: [{ kind: 'text', spans }], actions };
}
