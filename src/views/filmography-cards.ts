import type { Dataset } from '../dataset/dataset.ts';
import type { Credit } from '../dataset/record-schema.ts';
import type { Block, Card } from './card.ts';
import { sourceSpans } from './source-spans.ts';

const headings: Record<Credit['type'], string> = {
  feature: 'Features',
  'television film': 'Television films',
  series: 'Series',
  novel: 'Novels',
};

/** Everything that the film-maker made, by kind and year. */
export function filmographyCard(dataset: Dataset, page: number): Card {
  const name = dataset.people.get(dataset.record.filmmaker)?.name ?? dataset.record.filmmaker;
  const credits = [...dataset.credits.values()].sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999));
  const blocks = Object.entries(headings).flatMap(([type, heading]): Block[] => {
    const entries = credits.filter((credit) => credit.type === type);
    if (entries.length === 0) return [];
    return [
      { kind: 'heading', spans: [heading] },
      ...entries.map(
        (credit): Block => ({
          kind: 'item',
          spans: [{ text: credit.title, bold: true }, ` (${credit.year ?? 'no year yet'}) · ${credit.role}`],
        }),
      ),
    ];
  });
  return {
    tone: 'plain',
    blocks: [
      { kind: 'title', spans: [name] },
      ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, spans: ['No work is on record yet.'] }]),
    ],
    pages: { route: { command: 'filmography', action: 'list', args: [] }, page },
  };
}

/** One work of the film-maker. */
export function creditCard(dataset: Dataset, credit: Credit): Card {
  const name = dataset.people.get(dataset.record.filmmaker)?.name ?? dataset.record.filmmaker;
  return {
    tone: 'plain',
    blocks: [
      { kind: 'title', spans: [credit.year === undefined ? credit.title : `${credit.title} (${credit.year})`] },
      { kind: 'text', spans: [`${name}: ${credit.role}. A ${credit.type}.`] },
      ...(credit.note === undefined ? [] : [{ kind: 'text' as const, spans: [credit.note] }]),
      { kind: 'small', spans: ['Sources: ', ...sourceSpans(dataset, credit.sources)] },
    ],
    actions: [{ label: 'All works', route: { command: 'filmography', action: 'list', args: ['0'] } }],
  };
}
