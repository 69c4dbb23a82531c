import type { answerChronology } from '../answers/answer-chronology.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Block, Card } from './card.ts';

/** The story in its own years; the beats hide by their spoiler level. */
export function chronologyCard(dataset: Dataset, periods: ReturnType<typeof answerChronology>, page: number): Card {
  const blocks = periods.flatMap(({ period, beats }): Block[] => [
    { kind: 'heading', spans: [period] },
    ...beats.map((beat): Block => {
      const work = dataset.works.get(beat.work);
      const from = work === undefined ? beat.work : `${work.kind}: ${work.title}`;
      return {
        kind: 'item',
        spans: [{ text: beat.text, spoiler: beat.spoiler }],
        detail: beat.place === undefined ? [from] : [from, ' · ', { text: beat.place, spoiler: beat.spoiler }],
      };
    }),
  ]);
  return {
    tone: 'plain',
    blocks: [
      { kind: 'title', spans: ['The story in its own years'] },
      ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, spans: ['No plot is on record yet.'] }]),
    ],
    pages: { route: { command: 'chronology', action: 'page', args: [] }, page },
  };
}
