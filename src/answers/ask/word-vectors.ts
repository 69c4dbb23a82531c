import { openLearnt } from './learnt-file.ts';
import { createLookUp } from './word-list.ts';

/**
 * English words as points in a space in which words of like meaning lie near each other, each with how much it tells.
 * Derived from GloVe (Pennington, Socher and Manning, 2014; Public Domain Dedication and License), narrowed to fewer
 * dimensions by training on questions of our own.
 */
export interface WordVectors {
  dimensions: number;
  /** The place of a word in the tables, -1 for one that is not in them. */
  indexOf(word: string): number;
  /** One row of `dimensions` a word, of length 127. */
  rows: Int8Array;
  /** How much each word tells, from 0 to 1. */
  weights: Float32Array;
}

const fullWeight = 65535;

/**
 * Reads the file, or none, in which no word is known: count, dimensions and length of the word list as 32-bit numbers,
 * the words in the order of their bytes, 16-bit weights, rows of bytes.
 */
export function parseWordVectors(bytes: Uint8Array | null): WordVectors {
  if (bytes === null) return { dimensions: 1, indexOf: () => -1, rows: new Int8Array(), weights: new Float32Array() };
  const file = openLearnt(bytes, 'word vectors');
  const [count = 0, dimensions = 0, listed = 0] = file.wholes(3);
  const vectors: WordVectors = {
    dimensions,
    indexOf: createLookUp(file.bytes(listed), count),
    weights: Float32Array.from(file.halves(count), (weight) => weight / fullWeight),
    rows: file.signed(count * dimensions),
  };
  file.end();
  return vectors;
}
