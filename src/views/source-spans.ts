import type { Dataset } from '../dataset/dataset.ts';
import type { Span } from './card.ts';

/** The sources by publisher, linked where they have an address: `A, B and 2 more`. */
export function sourceSpans(dataset: Pick<Dataset, 'sources'>, ids: readonly string[], shown = 3): Span[] {
  const sources = ids.flatMap((id) => dataset.sources.get(id) ?? []);
  const spans = sources
    .slice(0, shown)
    .flatMap((source, index): Span[] => [...(index === 0 ? [] : [', ']), { text: source.publisher, url: source.url }]);
  const more = sources.length - shown;
  return more > 0 ? [...spans, ` and ${more} more`] : spans;
}
