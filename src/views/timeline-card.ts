import type { TimelineEntry } from '../answers/answer-timeline.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PartialDate } from '../lib/partial-date.ts';
import { asOfSpans } from './as-of-spans.ts';
import type { Block, Card, Route } from './card.ts';
import { certaintyWord } from './certainty-words.ts';
import { sourceSpans } from './source-spans.ts';

const entriesPerPage = 6;

/** Updates newest first, a few a page. */
export function timelineCard(
  dataset: Dataset,
  entries: readonly TimelineEntry[],
  { title, asked, route, page }: { title: string; asked: PartialDate | null; route: Route; page: number },
): Card {
  const heading: Block = { kind: 'title', spans: [`${title}: timeline`, ...asOfSpans(asked)] };
  if (entries.length === 0)
    return {
      tone: 'plain',
      blocks: [heading, { kind: 'text', spans: ['No update on record fits that. Leave an option out to see more.'] }],
    };
  const blocks = entries.flatMap((entry, index): Block[] => [
    ...(index % entriesPerPage === 0 ? [...(index === 0 ? [] : [{ kind: 'break' as const }]), heading] : []),
    ...timelineBlocks(dataset, entry),
  ]);
  return { tone: 'plain', blocks, pages: { route, page } };
}

function timelineBlocks(dataset: Dataset, { update, supersededBy }: TimelineEntry): Block[] {
  return [
    { kind: 'item', spans: [{ text: update.headline, bold: true, spoiler: update.spoiler }] },
    { kind: 'text', spans: [{ text: update.summary, spoiler: update.spoiler }] },
    {
      kind: 'small',
      spans: [
        { date: update.date },
        ` · ${update.kind} · ${certaintyWord(update.certainty)}`,
        ...(supersededBy === null ? [] : [' · superseded ', { date: supersededBy.date }]),
        ' · ',
        ...sourceSpans(dataset, update.sources, 2),
      ],
    },
  ];
}
