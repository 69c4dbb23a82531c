import type { Question } from './question.ts';

/** Whether a question names neither a work nor any other entry of the record. */
export function namesNothing({ names, works }: Pick<Question, 'names' | 'works'>): boolean {
  return names.length === 0 && works.length === 0;
}
