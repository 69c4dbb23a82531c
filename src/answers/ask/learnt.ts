import type { LearntBytes } from '../../dataset/load-learnt.ts';
import { type AskedWords, noAskedWords, parseAskedWords } from './asked-words.ts';
import { parseWordVectors, type WordVectors } from './word-vectors.ts';

/** What was learnt from questions and from English, apart from any code. */
export interface Learnt {
  vectors: WordVectors;
  askedWords: AskedWords;
}

/** Reads what was learnt; without the files nothing is known of words. A RangeError tells of one that is cut off. */
export function parseLearnt({ wordVectors, askedWords }: LearntBytes): Learnt {
  return {
    vectors: parseWordVectors(wordVectors),
    askedWords: askedWords === null ? noAskedWords : parseAskedWords(askedWords),
  };
}
