import type { QuestionKind, Unit } from './question.ts';

/** What a question word stands for, in the words that a topic may be called by. English, not part of any record. */
const words: Partial<Record<QuestionKind, readonly string[]>> = {
  where: ['where', 'locat', 'place', 'set'],
  when: ['when', 'date', 'dai', 'year', 'window'],
  'how-long': ['length', 'runtim', 'durat', 'long', 'ag'],
  'how-much': ['cost', 'budget', 'price', 'gross', 'monei'],
  why: ['why', 'reason', 'becaus'],
};

/** The question word as a part of the question: it speaks for a fact, never against one. */
export function kindUnit(kind: QuestionKind): Unit[] {
  const stems = words[kind];
  if (stems === undefined) return [];
  const terms = new Map(stems.map((term) => [term, 0.9]));
  return [{ text: kind, terms, kind: 'light', focus: false, orNext: false }];
}
