import type { Question } from './question.ts';

/** What was understood of a question, as marks beside its words: what it names, its works, its kind. */
export function questionTags({ names, works, kind }: Pick<Question, 'names' | 'works' | 'kind'>): string[] {
  return [...names.map((key) => `@${key}`), ...works.map((work) => `#${work}`), `=${kind}`];
}
