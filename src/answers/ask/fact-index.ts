import MiniSearch from 'minisearch';
import { stem } from '../../lib/words.ts';
import type { Fact } from './fact.ts';
import { type FactReader, type IndexedFact, indexFacts } from './index-fact.ts';
import type { Meaning } from './meaning.ts';
import type { Question, Unit } from './question.ts';
import { createRelatedTerms, type RelatedTerms } from './related-terms.ts';

export interface FactIndex {
  facts: readonly IndexedFact[];
  /** How telling a term is: large for one that few facts hold, largest for one that none does. */
  weight(term: string): number;
  isKnown(term: string): boolean;
  /** Whether the word occurs in names and nowhere else in the statements. */
  isProper(word: string): boolean;
  meaning: Meaning;
  /** Known terms that are likely forms of the same word. */
  related: RelatedTerms;
  of(key: string): IndexedFact | undefined;
  /** Facts that hold something of the question, found by its most telling parts. */
  candidates(question: Question): IndexedFact[];
}

const mostCandidates = 50;
const mostTermsSearched = 8;
const mostFactsWalked = 300;

/** Indexes facts with MiniSearch. */
export function createFactIndex(facts: readonly Fact[], reader: FactReader): FactIndex {
  const indexed = indexFacts(facts, reader);
  const frequency = new Map<string, number>();
  for (const { terms, topicTerms } of indexed) {
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const term of topicTerms) if (!terms.has(term)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const weightOf = (count: number) => Math.log(1 + (indexed.length - count + 0.5) / (count + 0.5));
  const weights = new Map([...frequency].map(([term, count]) => [term, weightOf(count)]));
  const unheld = weightOf(0);
  const weight = (term: string) => weights.get(term) ?? unheld;

  const search = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  });
  search.addAll(
    indexed.map(({ terms, topicTerms }, id) => ({
      id,
      terms: [...terms.keys(), ...topicTerms].filter((term) => !term.startsWith('%')).join('\n'),
    })),
  );

  const byKey = new Map(indexed.map((each) => [each.fact.key, each]));
  const proper = properWords(indexed);
  const ofNames = new Set([...proper].map(stem));

  return {
    facts: indexed,
    of: (key) => byKey.get(key),
    weight,
    meaning: reader.meaning,
    isKnown: (term) => frequency.has(term),
    isProper: (word) => proper.has(word),
    // No word is a form of somebody's name: "golden" is none of "Goldenberg".
    related: createRelatedTerms([...frequency.keys()].filter((term) => !ofNames.has(term))),
    candidates({ units }) {
      const terms = telling(units, weight, frequency);
      if (terms.length === 0) return [];
      return search
        .search(
          { combineWith: 'OR', queries: terms },
          { boostTerm: (term) => weight(term), prefix: false, fuzzy: false },
        )
        .slice(0, mostCandidates)
        .flatMap(({ id }) => indexed[id as number] ?? []);
    },
  };
}

function properWords(indexed: readonly IndexedFact[]): ReadonlySet<string> {
  const named = indexed.flatMap((each) => each.inner.flatMap((name) => name.split(' ')));
  const plain = new Set(indexed.flatMap(({ fact }) => fact.statement.match(/(?<![\p{L}’'-])\p{Ll}[\p{L}]*/gu) ?? []));
  return new Set(named.filter((word) => !plain.has(word) && !/^\d+$/.test(word)));
}

/** The terms that tell most, so that a large record is not walked for a word that many facts hold. */
function telling(units: readonly Unit[], weight: (term: string) => number, frequency: ReadonlyMap<string, number>) {
  const terms = [...new Set(units.flatMap(({ terms: each }) => [...each.keys()]))]
    .filter((term) => frequency.has(term) && !term.startsWith('%'))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, mostTermsSearched);
  const rare = terms.filter((term) => (frequency.get(term) ?? 0) <= mostFactsWalked);
  return rare.length > 0 ? rare : terms.slice(0, 1);
}
