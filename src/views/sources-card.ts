import type { SourceUse } from '../answers/answer-sources.ts';
import type { Block, Card, Route } from './card.ts';

const perPage = 12;

/** A list of sources with what they are and when they appeared. */
export function sourcesCard(
  uses: readonly SourceUse[],
  { title, route, page, ephemeral = false }: { title: string; route: Route; page: number; ephemeral?: boolean },
): Card {
  const items = uses.flatMap(({ source, claims, updates }, index): Block[] => [
    ...(index > 0 && index % perPage === 0 ? [{ kind: 'break' as const }] : []),
    {
      kind: 'item',
      spans: [{ text: source.title, url: source.url }],
      detail: [
        source.publisher,
        ...(source.published === undefined ? [] : [' · ', { date: source.published }]),
        restsOn(claims, updates),
        ...(source.note === undefined ? [] : [' · ', source.note]),
      ],
    },
  ]);
  return {
    tone: 'plain',
    ephemeral,
    blocks: [
      { kind: 'title', spans: [title] },
      ...(items.length > 0 ? items : [{ kind: 'text' as const, spans: ['No source is on record.'] }]),
    ],
    pages: { route, page },
  };
}

function restsOn(claims: number, updates: number): string {
  const parts = [
    ...(claims > 0 ? [`${claims} ${claims === 1 ? 'claim' : 'claims'}`] : []),
    ...(updates > 0 ? [`${updates} ${updates === 1 ? 'update' : 'updates'}`] : []),
  ];
  return parts.length === 0 ? '' : ` · ${parts.join(', ')}`;
}
