import type { WordVectors } from './word-vectors.ts';

/** Compares words and texts by what they mean. */
export interface Meaning {
  /** The mean of the words of a text, each list counting by its factor, scaled to length 1; of length 0 where no word is known. */
  of(...lists: readonly (readonly [words: Iterable<string>, factor: number])[]): Float32Array;
  /** How much a word tells, from 0 to 1; null for one that is not known. */
  weight(word: string): number | null;
  /** The places of those words that are known. */
  places(words: Iterable<string>): Int32Array;
  /** How near the nearest of some places is to a word, from 0 to 1; 0 for a word that is not known. */
  nearness(word: string, places: Int32Array): number;
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
    weight(word) {
      const place = indexOf(word);
      return place < 0 ? null : (weights[place] ?? 0);
    },
    places(words) {
      const known = [...new Set(words)].map(indexOf).filter((place) => place >= 0);
      return Int32Array.from(known);
    },
    nearness(word, places) {
      const place = indexOf(word);
      if (place < 0) return 0;
      const start = place * dimensions;
      let best = 0;
      for (const other of places) {
        const otherStart = other * dimensions;
        let sum = 0;
        for (let at = 0; at < dimensions; at += 1) sum += (rows[start + at] ?? 0) * (rows[otherStart + at] ?? 0);
        if (sum > best) best = sum;
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
