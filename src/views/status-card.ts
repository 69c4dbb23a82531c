import type { StatusAnswer } from '../answers/answer-status.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PartialDate } from '../lib/partial-date.ts';
import { asOfSpans } from './as-of-spans.ts';
import type { Block, Card } from './card.ts';
import { castLines } from './cast-blocks.ts';
import { certaintyWord } from './certainty-words.ts';
import { claimDetail, statementSpan } from './claim-blocks.ts';

/** A work in the making at one glance: a row a question, each as sure as its claim. */
export function statusCard(
  dataset: Dataset,
  { work, rows, cast, newest }: StatusAnswer,
  { asked, page = 0 }: { asked: PartialDate | null; page?: number },
): Card {
  const known = rows.filter(({ claim }) => claim !== null);
  const castRows = castLines(dataset, cast);
  const blocks: Block[] = [
    { kind: 'title', spans: [work.title, ...asOfSpans(asked)] },
    ...rows.map(({ label, claim, moved }): Block => {
      if (claim === null)
        return { kind: 'item', spans: [{ text: label, bold: true }, ': nothing on record by that day'] };
      return {
        kind: 'item',
        spans: [{ text: label, bold: true }, ': ', statementSpan(claim)],
        detail: [
          ...claimDetail(dataset, claim),
          ...(moved?.asOf === undefined ? [] : [' · replaces what was said ', { date: moved.asOf }]),
        ],
      };
    }),
  ];
  if (castRows.length > 0) blocks.push({ kind: 'heading', spans: ['Cast'] }, ...castRows);
  if (newest !== null)
    blocks.push(
      { kind: 'heading', spans: ['Newest update'] },
      {
        kind: 'item',
        spans: [{ text: newest.update.headline, spoiler: newest.update.spoiler }],
        detail: [certaintyWord(newest.update.certainty), ' · ', { date: newest.update.date }],
      },
    );
  const args = [asked ?? ''];
  return {
    tone: known[0]?.claim?.certainty ?? 'plain',
    blocks,
    pages: { route: { command: work.id, action: 'status', args }, page },
    actions: [
      {
        label: 'Timeline',
        route: { command: work.id, action: 'timeline', args: ['', '', '', ...args, '0'] },
        style: 'primary',
      },
      { label: 'Cast', route: { command: work.id, action: 'cast', args: [...args, '0'] } },
    ],
  };
}
