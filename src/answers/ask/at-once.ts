import type { Dataset } from '../../dataset/dataset.ts';
import type { Chosen } from './choose-facts.ts';
import type { Fact } from './fact.ts';
import type { Question } from './question.ts';
import type { Synonyms } from './synonyms.ts';

/** An answer that follows from the structure of the record; null for questions that it does not fit. */
export type AtOnce = (question: Question) => Chosen | null;

/** What the makers of such answers need. */
export interface AtOnceParts {
  dataset: Dataset;
  synonyms: Synonyms;
  factOf: (key: string) => Fact | undefined;
}
