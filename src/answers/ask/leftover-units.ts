import { holdsAny } from './holds-any.ts';
import type { Question, Unit } from './question.ts';

/** The telling parts of a question, names aside, that hold none of the terms. */
export function leftoverUnits({ units }: Pick<Question, 'units'>, terms: ReadonlySet<string>): Unit[] {
  return units.filter((unit) => (unit.kind === 'word' || unit.kind === 'unknown') && !holdsAny(terms, unit));
}

/** The same for what is often put otherwise: a verb that has nothing to do with the terms. */
export function otherSoftUnits({ units }: Pick<Question, 'units'>, terms: ReadonlySet<string>): Unit[] {
  return units.filter((unit) => unit.kind === 'soft' && !holdsAny(terms, unit));
}
