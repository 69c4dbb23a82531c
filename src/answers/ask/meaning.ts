import type { WordVectors } from './word-vectors.ts';

/** Compares words and texts by what they mean. */
export interface Meaning {
  /** The mean of the words of a text, each list counting by its factor, scaled to length 1; of length 0 where no word is known. */
  of(...lists: readonly (readonly [words: Iterable<string>, factor: number])[]): Float32Array;
  /** The places in the word vectors of those words that are known. */
  places(words: Iterable<string>): Int32Array;
  /** How much the word at a place tells, from 0 to 1. */
  weight(place: number): number;
  /** How near the nearest two of two lists of places are, from 0 to 1; 0 where one of them is empty. */
  nearness(some: Int32Array, others: Int32Array): number;
}

const full = 127 * 127;

/** Makes the comparison over word vectors. */
export function createMeaning({ dimensions, indexOf, rows, weights }: WordVectors): Meaning {
  return {
    of(...lists) {
      const sum = new Float32Array(dimensions);
      for (const [words, factor] of lists)
        for (const word of words) {
          const place = indexOf(word);
          if (place < 0) continue;
          const weight = factor * (weights[place] ?? 0);
          const start = place * dimensions;
          for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + weight * (rows[start + at] ?? 0);
        }
      const length = Math.sqrt(dot(sum, sum));
      return length === 0 ? sum : sum.map((value) => value / length);
    },
    weight: (place) => weights[place] ?? 0,
    places(words) {
      const known = [...new Set(words)].map(indexOf).filter((place) => place >= 0);
      return Int32Array.from(known);
    },
    nearness(some, others) {
      let best = 0;
      for (const place of some) {
        const start = place * dimensions;
        for (const other of others) {
          const otherStart = other * dimensions;
          let sum = 0;
          for (let at = 0; at < dimensions; at += 1) sum += (rows[start + at] ?? 0) * (rows[otherStart + at] ?? 0);
          if (sum > best) best = sum;
        }
      }
      return best / full;
    },
  };
}

/** The cosine of two texts of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
