import type { IndexedFact } from './index-fact.ts';
import type { Unit } from './question.ts';

/** How well the words of its topic speak for a claim, by its rank among the live ones. */
const topicFits = [0.85, 0.75, 0.7];
const otherTopicFit = 0.6;

/** How well a fact accounts for each part of a question, from 0 to 1. */
export function fitUnits(units: readonly Unit[], indexed: IndexedFact, rank: number): number[] {
  const topicFit = topicFits[rank] ?? otherTopicFit;
  const fits = units.map((unit) => fitUnit(unit, indexed, topicFit));
  // Of "95 or 115 million" a right answer may hold but one.
  return fits.map((fit, at) => {
    const before = units[at - 1]?.orNext === true ? (fits[at - 1] ?? 0) : 0;
    const after = units[at]?.orNext === true ? (fits[at + 1] ?? 0) : 0;
    return Math.max(fit, before, after);
  });
}

function fitUnit(unit: Unit, { terms, topicTerms }: IndexedFact, topicFit: number): number {
  let best = 0;
  for (const [term, fit] of unit.terms)
    best = Math.max(best, fit * (terms.get(term) ?? (topicTerms.has(term) ? topicFit : 0)));
  return best;
}
