import type { Certainty } from '../../dataset/record-schema.ts';
import type { Assertion } from './assertion.ts';

export type Verdict = 'Yes' | 'No' | 'Not settled';

export interface Told {
  statement: string;
  certainty: Certainty;
  /** When it was said; absent where it does not change. */
  asOf?: string | undefined;
}

/** What is compared: what a question puts forward, and what a statement says of it. */
export interface Sides {
  assertion: Assertion;
  /** The part of the statement that speaks of what was asked, and all of it, folded. */
  clause: string;
  whole: string;
  told: Told;
}
