import type { Dataset } from '../../dataset/dataset.ts';
import type { WorkId } from '../../dataset/record-schema.ts';
import { wordsOf } from '../../lib/words.ts';
import type { NameLink } from './name-links.ts';
import type { Synonyms } from './synonyms.ts';

/**
 * The works that a text is about, from the names in it. Where one title is shared by several, words for their kinds
 * decide, such as "book" for a novel.
 */
export function createWorkReader(
  dataset: Pick<Dataset, 'works'>,
  synonyms: Synonyms,
): (words: readonly string[], links: readonly NameLink[]) => WorkId[] {
  const kinds = new Map(
    [...dataset.works.values()].map(({ id, kind }) => [id, new Set(synonyms.termsOf(wordsOf(kind).slice(0, 1)))]),
  );
  return (words, links) => {
    const terms = new Set(synonyms.termsOf(words));
    const ofKind = (id: WorkId) => [...(kinds.get(id) ?? [])].some((term) => terms.has(term));
    const works = links.flatMap(({ keys }) => {
      const named = keys.filter((key) => key.startsWith('work:')).map((key) => key.slice('work:'.length) as WorkId);
      const fitting = named.length > 1 ? named.filter(ofKind) : named;
      return fitting.length > 0 ? fitting : named;
    });
    if (works.length > 0) return [...new Set(works)];
    // "In the book": a kind that only one work is of names that work.
    const ids = [...kinds.keys()].filter(ofKind);
    return ids.length === 1 ? ids : [];
  };
}
