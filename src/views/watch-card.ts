import type { TopicAnswer } from '../answers/answer-topic.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PartialDate } from '../lib/partial-date.ts';
import { asOfSpans } from './as-of-spans.ts';
import type { Block, Card } from './card.ts';
import { claimItem, pastClaimItem } from './claim-blocks.ts';

/** Where to watch or read, each with the date on which it was true. */
export function watchCard(
  dataset: Dataset,
  answers: readonly TopicAnswer[],
  { asked, page }: { asked: PartialDate | null; page: number },
): Card {
  const live = answers.filter((answer) => answer.live.length > 0).sort((a, b) => b.live.length - a.live.length);
  const past = answers.flatMap((answer) => answer.past);
  const blocks: Block[] = live.flatMap((answer) => [
    { kind: 'heading', spans: [answer.topic.title] },
    ...answer.live.map((claim) => claimItem(dataset, claim)),
  ]);
  if (blocks.length === 0) blocks.push({ kind: 'text', spans: ['Nothing was on record about this by that day.'] });
  if (past.length > 0)
    blocks.push(
      { kind: 'heading', spans: ['No longer so'] },
      ...past.map(({ claim, by }) => pastClaimItem(dataset, claim, by)),
    );
  return {
    tone: live[0]?.live[0]?.certainty ?? 'plain',
    blocks: [{ kind: 'title', spans: ['Where to watch or read', ...asOfSpans(asked)] }, ...blocks],
    pages: { route: { command: 'watch', action: 'page', args: [asked ?? ''] }, page },
  };
}
