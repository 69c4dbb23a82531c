import type { Fact } from './fact.ts';
import type { Question } from './question.ts';

/** The answer to a plain question, or an honest refusal. */
export type AskAnswer =
  | {
      kind: 'answered';
      question: Question;
      /** The answer in words, in parts that hide by their own spoiler levels. */
      lead: readonly { text: string; spoiler: Fact['spoiler'] }[];
      /** What it rests on, the main one first. */
      facts: readonly Fact[];
      /** What it replaced, newest first. */
      past: readonly Fact[];
    }
  | { kind: 'declined'; question: Question; suggestions: readonly string[] };
