import type { LearntFile } from './learnt-file.ts';
import { readMatrix, times } from './matrix.ts';
import { createLookUp } from './word-list.ts';
import type { WordVectors } from './word-vectors.ts';

/** Where words lie for a classifier: terms of its own by what it learnt of each, other English words by their vectors. */
export interface WordPlaces {
  /** The place of a term, below 0 for a word that is none. */
  termOf(word: string): number;
  /** Writes where a word lies to a part of a row; false where nothing is known of it. */
  lay(word: string, row: Float32Array): boolean;
}

/** Reads the places: those of the terms, then the matrix that takes the vectors of all other words to theirs. */
export function readWordPlaces(
  file: LearntFile,
  {
    list,
    terms,
    width,
    english,
    vectors,
  }: { list: Uint8Array; terms: number; width: number; english: number; vectors: WordVectors },
): WordPlaces {
  const termOf = createLookUp(list, terms);
  const [scale = 0] = file.floats(1);
  const places = file.signed(terms * width);
  const narrow = readMatrix(file, width * english);
  return {
    termOf,
    lay(word, row) {
      const term = termOf(word);
      if (term >= 0) {
        for (let at = 0; at < width; at += 1) row[at] = scale * (places[term * width + at] as number);
        return true;
      }
      const place = vectors.dimensions === english ? vectors.indexOf(word) : -1;
      if (place < 0) return false;
      const vector = vectors.rows.subarray(place * english, (place + 1) * english);
      row.set(
        times(
          narrow,
          Float32Array.from(vector, (each) => each / 127),
        ),
      );
      return true;
    },
  };
}
