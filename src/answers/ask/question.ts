import type { WorkId } from '../../dataset/record-schema.ts';
import type { Day, PartialDate } from '../../lib/partial-date.ts';

export type QuestionKind =
  | 'who'
  | 'when'
  | 'where'
  | 'how-much'
  | 'how-many'
  | 'how-long'
  | 'why'
  | 'whether'
  | 'list'
  | 'status'
  | 'what';

/** A part of a question that an answer has to account for. */
export interface Unit {
  /** The words as they were understood. */
  text: string;
  /** Terms any of which a fact must hold, with how well each fits. */
  terms: ReadonlyMap<string, number>;
  /**
   * A name, a telling word, one that may be put otherwise (`soft`), one that says little (`light`), a time, or a word
   * that no fact knows.
   */
  kind: 'name' | 'word' | 'soft' | 'light' | 'time' | 'unknown';
  /** The thing asked for, such as the noun after "which". */
  focus: boolean;
  /** Where it stands beside another with "or" between, it is enough that one of the two is held. */
  orNext: boolean;
}

/** What was understood of a question. */
export interface Question {
  text: string;
  kind: QuestionKind;
  units: readonly Unit[];
  works: readonly WorkId[];
  /** Keys of what is named: `person:…`, `character:…` and so on. */
  names: readonly string[];
  /** Years and months that are mentioned. */
  times: readonly PartialDate[];
  /** The day for which the record is asked. */
  day: Day;
  /** Whether a past day was asked for, in the words or beside them. */
  past: boolean;
  /** The folded words, corrected where they were misspelt. */
  words: readonly string[];
}
