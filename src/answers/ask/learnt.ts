import type { LearntBytes } from '../../dataset/load-learnt.ts';
import { type AskedWords, noAskedWords, parseAskedWords } from './asked-words.ts';
import { type FactClassifier, noFactClassifier, parseFactClassifier } from './fact-classifier.ts';
import { noVerdictClassifier, parseVerdictClassifier, type VerdictClassifier } from './verdict-classifier.ts';
import { parseWordVectors, type WordVectors } from './word-vectors.ts';

/** What was learnt from questions and from English, apart from any code. */
export interface Learnt {
  vectors: WordVectors;
  askedWords: AskedWords;
  /** Which fact answers. */
  facts: FactClassifier;
  /** Whether it says yes or no. */
  verdicts: VerdictClassifier;
}

/** Reads what was learnt; without the files nothing is known of words. A RangeError tells of one that is cut off. */
export function parseLearnt({ wordVectors, askedWords, facts, verdicts }: LearntBytes): Learnt {
  const vectors = parseWordVectors(wordVectors);
  return {
    vectors,
    askedWords: askedWords === null ? noAskedWords : parseAskedWords(askedWords),
    facts: facts === null ? noFactClassifier : parseFactClassifier(facts, vectors),
    verdicts: verdicts === null ? noVerdictClassifier : parseVerdictClassifier(verdicts, vectors),
  };
}

/** What was learnt of one record says nothing of another: most of its facts have to be there. */
export function learntOf({ vectors, askedWords, facts, verdicts }: Learnt, isFact: (key: string) => boolean): Learnt {
  const isOf = ({ keys }: { keys: readonly string[] }) => keys.filter(isFact).length * 2 > keys.length;
  return {
    vectors,
    askedWords: isOf(askedWords) ? askedWords : noAskedWords,
    facts: isOf(facts) ? facts : noFactClassifier,
    verdicts: isOf(verdicts) ? verdicts : noVerdictClassifier,
  };
}
