import type { Dataset } from '../../dataset/dataset.ts';
import { wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import type { Question } from './question.ts';

/** Question words mean something; politeness and chat do not. */
const asking = /^(?:wh(?:o|om|ose|en|ere|y|at|ich)s?|how|not|never|still|only)$/;

/** The words that a question is compared in meaning by: its own, the full names of what it names, and the works. */
export function meantWords(dataset: Dataset, { words, names, works }: Question): string[] {
  return [...new Set([...words.filter(isMeant), ...names.flatMap((key) => wordsOf(nameOf(dataset, key)))]), ...works];
}

function nameOf({ people, characters, places, credits }: Dataset, key: string): string {
  const [sort, id] = key.split(/:(.*)/s) as [string, string];
  if (sort === 'person') return people.get(id)?.name ?? '';
  if (sort === 'character') return characters.get(id)?.name ?? '';
  return (sort === 'place' ? places.get(id)?.name : credits.get(id)?.title) ?? '';
}

function isMeant(word: string): boolean {
  return !commonWords.has(word) || asking.test(word);
}
