import type { FactIndex } from './fact-index.ts';
import type { Question, Unit } from './question.ts';

/** How much each part of a question weighs: most when no fact knows the word, little when it may be left out. */
export function weighUnits({ units }: Question, index: Pick<FactIndex, 'weight' | 'isKnown'>): number[] {
  const most = index.weight('') * 0.8;
  return units.map((unit) => weighUnit(unit, most, index));
}

function weighUnit(unit: Unit, most: number, index: Pick<FactIndex, 'weight' | 'isKnown'>): number {
  const known = [...unit.terms.keys()].filter((term) => !term.startsWith('%') && index.isKnown(term));
  const weight = known.length === 0 ? most : Math.min(most, Math.max(...known.map((term) => index.weight(term))));
  switch (unit.kind) {
    case 'light':
      return known.length === 0 ? 0 : weight * (unit.focus ? 0.5 : 0.3);
    case 'soft':
      return weight * (unit.focus ? 0.7 : 0.45);
    case 'time':
      return weight * 0.5;
    default:
      return unit.focus ? weight * 1.3 : weight;
  }
}
