import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { Dataset } from '../../../src/dataset/dataset.ts';

/** The plainest way to answer: the statement that a search library puts first. */
export type TopHit = (question: string) => string;

const none = 'Not on record';

/** Claims by their statements and keywords, in two search libraries with prefixes and a slip allowed. */
export function plainSearches({ claims }: Pick<Dataset, 'claims'>): Record<string, TopHit> {
  const documents = [...claims.values()].map(({ id, statement, keywords }) => ({
    id,
    text: [statement, ...keywords].join(' '),
  }));
  const statementOf = (id: unknown) => claims.get(String(id))?.statement ?? none;

  const mini = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  mini.addAll(documents);
  const orama = create({ schema: { id: 'string', text: 'string' } as const });
  insertMultiple(orama, documents);
  return {
    MiniSearch: (question) => statementOf(mini.search(question, { prefix: true, fuzzy: 0.2 })[0]?.id),
    Orama(question) {
      const found = searchOrama(orama, { term: question, properties: ['text'], tolerance: 1, threshold: 1, limit: 1 });
      if (found instanceof Promise) throw new TypeError('Expected Orama to search at once');
      return statementOf(found.hits[0]?.document.id);
    },
  };
}
