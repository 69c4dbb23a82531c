import type { OverviewAnswer } from '../answers/answer-overview.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Card } from './card.ts';
import { claimDetail, statementSpan } from './claim-blocks.ts';
import { sourceSpans } from './source-spans.ts';

/** A work at a glance, with buttons to its main topics. */
export function overviewCard(dataset: Dataset, { work, rows }: OverviewAnswer, page: number): Card {
  return {
    tone: 'plain',
    blocks: [
      { kind: 'title', spans: [work.title] },
      { kind: 'small', spans: [work.year === undefined ? work.kind : `${work.kind}, ${work.year}`] },
      { kind: 'text', spans: [work.summary] },
      { kind: 'small', spans: sourceSpans(dataset, work.sources) },
      { kind: 'rule' },
      ...rows.map(({ topic, claim }) => ({
        kind: 'item' as const,
        spans: [{ text: topic.title, bold: true }, ': ', statementSpan(claim)],
        detail: claimDetail(dataset, claim),
      })),
    ],
    actions: rows.slice(0, 5).map(({ topic }) => ({
      label: topic.title,
      route: { command: topic.subject, action: 'topic', args: [topic.id] },
    })),
    pages: { route: { command: work.id, action: 'overview', args: [] }, page },
  };
}
