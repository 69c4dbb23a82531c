import type { TopicAnswer } from '../answers/answer-topic.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { subjectLabel } from '../dataset/name-indexes.ts';
import type { Block, Card, Route, Tone } from './card.ts';
import { claimItem, pastClaimItem } from './claim-blocks.ts';

/** A topic's claims, with what they superseded below. */
export function topicCard(
  dataset: Dataset,
  { topic, live, past }: TopicAnswer,
  { route, page = 0 }: { route: Route; page?: number },
): Card {
  const tone: Tone = live[0]?.certainty ?? (past.length > 0 ? 'superseded' : 'plain');
  const blocks: Block[] = [
    { kind: 'title', spans: [topic.title] },
    { kind: 'small', spans: [subjectLabel(dataset, topic.subject)] },
    ...live.map((claim) => claimItem(dataset, claim)),
  ];
  if (live.length === 0) blocks.push({ kind: 'text', spans: ['Nothing was on record about this by that day.'] });
  if (past.length > 0) {
    blocks.push({ kind: 'rule' }, { kind: 'heading', spans: ['What was said before'] });
    blocks.push(...past.map(({ claim, by }) => pastClaimItem(dataset, claim, by)));
  }
  return {
    tone,
    blocks,
    pages: { route, page },
    actions: [
      {
        label: 'Sources',
        route: { command: 'sources', action: 'topic', args: [topic.subject, topic.id] },
      },
    ],
  };
}
