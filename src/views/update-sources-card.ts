import type { Dataset } from '../dataset/dataset.ts';
import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { Card } from './card.ts';
import { certaintyWord } from './certainty-words.ts';

/** What an update rests on, and what has replaced it since. */
export function updateSourcesCard(dataset: Pick<Dataset, 'sources' | 'updates'>, update: StatusUpdate): Card {
  const newer = [...dataset.updates.values()].filter(({ supersedes }) => supersedes.includes(update.id));
  return {
    tone: newer.length > 0 ? 'superseded' : update.certainty,
    ephemeral: true,
    blocks: [
      { kind: 'heading', spans: [{ text: update.headline, spoiler: update.spoiler }] },
      { kind: 'small', spans: [`${certaintyWord(update.certainty)} · ${update.kind} · `, { date: update.date }] },
      ...update.sources
        .flatMap((id) => dataset.sources.get(id) ?? [])
        .map((source) => ({
          kind: 'item' as const,
          spans: [{ text: source.title, url: source.url }],
          detail: [
            source.publisher,
            ...(source.published === undefined ? [] : [' · ', { date: source.published }]),
            ...(source.note === undefined ? [] : [` · ${source.note}`]),
          ],
        })),
      ...newer.map((later) => ({
        kind: 'item' as const,
        spans: [{ text: 'Superseded by', bold: true }, ': ', { text: later.headline, spoiler: later.spoiler }],
        detail: [certaintyWord(later.certainty), ' · ', { date: later.date }],
      })),
    ],
  };
}
