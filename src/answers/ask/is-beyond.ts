import { otherTitle } from './name-links.ts';
import type { Question, Unit } from './question.ts';

/**
 * Whether a question lies beyond the record whatever is found: it holds a word that the record does not know or a title
 * of something else, or it names nothing of the record's and holds hardly a telling word, as small talk does.
 */
export function isBeyond({ units, works, names }: Question): boolean {
  if (units.some((unit, at) => unit.kind === 'unknown' && !isSpare(units, at))) return true;
  if (names.includes(otherTitle)) return true;
  if (works.length > 0 || names.length > 0) return false;
  const telling = units.filter(({ kind }) => kind === 'word' || kind === 'name');
  return telling.length < 2 && !telling.some(({ text }) => text.includes(' '));
}

/** A number, or the other half of an alternative, may be unknown. */
function isSpare(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit !== undefined && (/^\d+$/.test(unit.text) || unit.orNext || units[at - 1]?.orNext === true);
}
