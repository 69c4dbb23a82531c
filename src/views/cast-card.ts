import type { CastAnswer } from '../answers/answer-cast.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PartialDate } from '../lib/partial-date.ts';
import { asOfSpans } from './as-of-spans.ts';
import type { Card, Route } from './card.ts';
import { castBlocks } from './cast-blocks.ts';

/** Who is in a work, by how sure it is. */
export function castCard(
  dataset: Dataset,
  answer: CastAnswer,
  { title, asked, route, page }: { title: string; asked: PartialDate | null; route: Route; page: number },
): Card {
  const blocks = castBlocks(dataset, answer);
  return {
    tone: answer.groups[0]?.standing ?? 'plain',
    blocks: [
      { kind: 'title', spans: [`${title}: cast`, ...asOfSpans(asked)] },
      ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, spans: ['Nobody had been named by that day.'] }]),
    ],
    pages: { route, page },
  };
}
