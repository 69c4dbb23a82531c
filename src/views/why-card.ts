import type { Claim, Dataset } from '../dataset/dataset.ts';
import { subjectLabel } from '../dataset/name-indexes.ts';
import type { WorkId } from '../dataset/record-schema.ts';
import type { Card } from './card.ts';
import { claimItem } from './claim-blocks.ts';

/** What was understood of a question, and the claims that the answer rests on, with their ids. */
export function whyCard(
  dataset: Dataset,
  understood: {
    kind: string;
    works: readonly WorkId[];
    day: string;
    claims: readonly Claim[];
    entries: readonly string[];
  },
): Card {
  const { kind, works, day, claims, entries } = understood;
  const topics = [
    ...new Set(claims.map(({ subject, topic }) => dataset.topics.get(`${subject}/${topic}`)?.title ?? topic)),
  ];
  const about = works.map((id) => subjectLabel(dataset, id)).join('; ');
  return {
    tone: claims[0]?.certainty ?? 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'heading', spans: ['Why this answer'] },
      { kind: 'item', spans: [{ text: 'Kind of question', bold: true }, `: ${kind}`] },
      { kind: 'item', spans: [{ text: 'About', bold: true }, `: ${about === '' ? 'no work in particular' : about}`] },
      ...(topics.length === 0
        ? []
        : [{ kind: 'item' as const, spans: [{ text: 'Topic', bold: true }, `: ${topics.join(', ')}`] }]),
      { kind: 'item', spans: [{ text: 'Day', bold: true }, ': ', { date: day }] },
      { kind: 'heading', spans: ['It rests on'] },
      ...claims.flatMap((claim) => [
        claimItem(dataset, claim),
        { kind: 'small' as const, spans: [{ code: claim.id }] },
      ]),
      ...entries.map((entry) => ({ kind: 'item' as const, spans: [{ code: entry }] })),
    ],
  };
}
