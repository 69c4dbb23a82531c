import type { Question, Unit } from './question.ts';

/** The telling parts of a question, names aside, that hold none of the terms. */
export function leftoverUnits({ units }: Pick<Question, 'units'>, terms: ReadonlySet<string>): Unit[] {
  return units.filter(
    (unit) =>
      (unit.kind === 'word' || unit.kind === 'unknown') && ![...unit.terms.keys()].some((term) => terms.has(term)),
  );
}

/** The same for what is often put otherwise: a verb that has nothing to do with the terms. */
export function otherSoftUnits({ units }: Pick<Question, 'units'>, terms: ReadonlySet<string>): Unit[] {
  return units.filter(({ kind, terms: own }) => kind === 'soft' && ![...own.keys()].some((term) => terms.has(term)));
}
