import type { Dataset } from '../../dataset/dataset.ts';
import { wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import { entryOf } from './named.ts';
import type { Question } from './question.ts';

/** Question words mean something; politeness and chat do not. */
const asking = /^(?:wh(?:o|om|ose|en|ere|y|at|ich)s?|how|not|never|still|only)$/;

/** The words that a question is compared in meaning by: its own, the full names of what it names, and the works. */
export function meantWords(dataset: Dataset, { words, names, works }: Question): string[] {
  return [
    ...new Set([...words.filter(isMeant), ...names.flatMap((key) => wordsOf(entryOf(dataset, key)?.names[0] ?? ''))]),
    ...works,
  ];
}

/** Whether a word says something of what is asked. */
export function isMeant(word: string): boolean {
  return !commonWords.has(word) || asking.test(word);
}
