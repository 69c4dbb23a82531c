import MiniSearch from 'minisearch';
import { normalise } from '../../lib/normalise.ts';
import { stem, wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import { createSynonyms } from './synonyms.ts';

/** Finds complete questions for what has been typed. */
export interface Suggester {
  /** Those that fit, best first: in any order of the words, with a slip or two; all in their own order for no text. */
  suggest(text: string): string[];
  /** Those that share the most telling words with a text, best first; none where it shares but what most of them hold. */
  closest(text: string, limit: number): string[];
}

/** A long text is compared by its beginning. */
const mostWords = 12;
const fuzziness = 0.25;
const shortestFuzzy = 5;
/** What so large a share of the questions holds tells nothing. */
const commonShare = 0.08;
/** Others are offered after those that hold all that was typed, while they hold this much of the best. */
const leastOfBest = 0.5;

/** What is typed may be another word for what a question says; that counts this much. */
const boost = { text: 1, synonyms: 0.3 };

/** Indexes questions in memory, in the order in which they are asked, with the groups of words that mean the same. */
export function createSuggester(questions: readonly string[], groups: readonly (readonly string[])[]): Suggester {
  const synonyms = createSynonyms(groups);
  const synonymsOf = (text: string) =>
    synonyms
      .phrasesIn(wordsOf(text))
      .flatMap(({ terms }) => terms.flatMap((term) => groups[Number(term.slice(1))] ?? []));
  const stemsOf = (text: string) => wordsOf(text).map(stem);
  const search = new MiniSearch<{ id: number; text: string; synonyms: string }>({
    fields: ['text', 'synonyms'],
    tokenize: (text) => stemsOf(text),
    processTerm: (term) => term,
  });
  search.addAll(questions.map((text, id) => ({ id, text, synonyms: synonymsOf(text).join(' ') })));
  const frequency = new Map<string, number>();
  for (const text of questions)
    for (const term of new Set(stemsOf(text))) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const isTelling = (word: string) =>
    !commonWords.has(word) && (frequency.get(stem(word)) ?? 0) <= Math.max(3, questions.length * commonShare);
  const folded = questions.map(normalise);

  /** The last word may be typed in part, and then it has no stem yet. */
  const find = (words: readonly string[], combineWith: 'AND' | 'OR', isTyping: boolean) => {
    const last = words.length - 1;
    const queries = words.map((word, at) => ({
      queries: isTyping && at === last ? [...new Set([word, stem(word)])] : [stem(word)],
      combineWith: 'OR' as const,
      prefix: isTyping && at === last,
      fuzzy: word.length >= shortestFuzzy ? fuzziness : false,
    }));
    return search
      .search({ combineWith, queries }, { boost })
      .map(({ id, score }) => ({ text: questions[id] ?? '', score }));
  };

  return {
    suggest(text) {
      const typed = normalise(text);
      if (typed === '') return [...questions];
      const words = typed.split(' ').slice(0, mostWords);
      const isTyping = /[\p{L}\p{N}]$/u.test(text);
      const telling = words.filter((word, at) => !commonWords.has(word) || (isTyping && at === words.length - 1));
      const asked = telling.length > 0 ? telling : words;
      const starts = questions.filter((_, at) => folded[at]?.startsWith(typed));
      const all = find(asked, 'AND', isTyping);
      const some = find(
        asked.filter((word, at) => isTelling(word) || (isTyping && at === asked.length - 1)),
        'OR',
        isTyping,
      );
      const least = (some[0]?.score ?? 0) * leastOfBest;
      const others = some.filter(({ score }) => score >= least);
      return [...new Set([...starts, ...[...all, ...others].map(({ text: question }) => question)])];
    },
    closest: (text, limit) =>
      find(wordsOf(text).slice(0, mostWords).filter(isTelling), 'OR', false)
        .slice(0, limit)
        .map(({ text: question }) => question),
  };
}
