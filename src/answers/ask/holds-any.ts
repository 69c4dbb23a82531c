import type { Unit } from './question.ts';

/** Whether a set has a term of a part of a question. */
export function holdsAny(terms: ReadonlySet<string>, unit: Unit): boolean {
  for (const term of unit.terms.keys()) if (terms.has(term)) return true;
  return false;
}
