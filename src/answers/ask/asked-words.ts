import { stem } from '../../lib/words.ts';
import { openLearnt } from './learnt-file.ts';
import { isMeant } from './meant-words.ts';
import type { Question } from './question.ts';
import { questionTags } from './question-tags.ts';
import { scaled } from './scaled.ts';
import { createLookUp } from './word-list.ts';

/** How a question is put, held against how people ask for the facts of the record, and for what it does not hold. */
export interface AskedRead {
  /** How far its words are those of questions that no fact answers: all of them, and the one that is most so; -1 to 1. */
  beyond: number;
  beyondMost: number;
  /** How alike it is to what the fact is asked with, and the share of it that the fact has been asked with; 0 to 1. */
  of(key: string): { alike: number; covered: number };
}

/** Words that the facts of a record are asked for with. */
export interface AskedWords {
  /** The keys of the facts that it knows words for. */
  keys: readonly string[];
  read(question: Question): AskedRead;
}

/** What the numbers of a byte are to be divided by. */
const scales = { tells: 24, beyond: 25, weight: 255 } as const;
const mostBeyond = { sum: 10, one: 5 } as const;
const nothing = { alike: 0, covered: 0 } as const;
const unread: AskedRead = { beyond: 0, beyondMost: 0, of: () => nothing };

/** What is known where no words are: nothing speaks for a fact or against one. */
export const noAskedWords: AskedWords = { keys: [], read: () => unread };

/**
 * Reads the file: the numbers of terms, of facts and of entries and the lengths of the two lists, as 32-bit numbers; the terms
 * in the order of their bytes; the keys; for each term how much it tells, how far it asks for what is not on record (signed), and where
 * its entries end (32 bits); for each entry the place of the fact (16 bits), then for each its weight. docs/answers.md says how it was made.
 */
export function parseAskedWords(bytes: Uint8Array): AskedWords {
  const file = openLearnt(bytes, 'asked words');
  const [terms = 0, facts = 0, entries = 0, listed = 0, keyed = 0] = file.wholes(5);
  const indexOf = createLookUp(file.bytes(listed), terms);
  const keys = file.lines(keyed);
  const telling = file.bytes(terms);
  const asking = file.signed(terms);
  const ends = file.wholes(terms);
  const heldBy = file.halves(entries);
  const weights = file.bytes(entries);
  file.end();
  const places = new Map(keys.map((key, place) => [key, place]));
  return {
    keys,
    read(question) {
      const found = askedTerms(question)
        .map(indexOf)
        .filter((term) => term >= 0);
      const tells = found.map((term) => (telling[term] ?? 0) / scales.tells);
      const length = Math.sqrt(tells.reduce((sum, each) => sum + each * each, 0)) || 1;
      const whole = tells.reduce((sum, each) => sum + each, 0) || 1;
      const alike = new Float32Array(facts);
      const covered = new Float32Array(facts);
      found.forEach((term, at) => {
        const told = tells[at] ?? 0;
        for (let entry = ends[term - 1] ?? 0; entry < (ends[term] ?? 0); entry += 1) {
          const place = heldBy[entry] as number;
          const weight = (weights[entry] as number) / scales.weight;
          alike[place] = (alike[place] ?? 0) + (weight * told) / length;
          covered[place] = (covered[place] ?? 0) + told / whole;
        }
      });
      const beyond = found.map((term) => (asking[term] ?? 0) / scales.beyond);
      return {
        beyond: scaled(
          beyond.reduce((sum, each) => sum + each, 0),
          mostBeyond.sum,
        ),
        beyondMost: scaled(Math.max(...beyond, -mostBeyond.one), mostBeyond.one),
        of(key) {
          const place = places.get(key);
          return place === undefined ? nothing : { alike: alike[place] ?? 0, covered: covered[place] ?? 0 };
        },
      };
    },
  };
}

/** What is counted of a question: its words and pairs of them, what it names, its works, its kind. */
export function askedTerms(question: Question): string[] {
  const stems = question.words.filter(isMeant).map(stem);
  const pairs = stems.slice(1).map((word, at) => `${stems[at]}_${word}`);
  return [...new Set([...stems, ...pairs, ...questionTags(question)])];
}
