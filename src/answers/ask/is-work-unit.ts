import type { Unit } from './question.ts';

/** Whether a part of a question names a work. */
export function isWorkUnit({ terms }: Unit): boolean {
  return [...terms.keys()].some((term) => term.startsWith('@work:'));
}
