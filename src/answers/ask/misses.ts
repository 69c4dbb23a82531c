import { holdsAny } from './holds-any.ts';
import type { IndexedFact } from './index-fact.ts';
import { isNovel } from './is-novel.ts';
import { namesAny } from './names-any.ts';
import { namesNothing } from './names-nothing.ts';
import type { Question, Unit } from './question.ts';

/** What a question is about, and the fact does not account for: each 0 or 1. */
export function misses(
  question: Question,
  indexed: IndexedFact,
  { fits, said }: { fits: readonly number[]; said: ReadonlySet<string> },
) {
  const { units, works, kind } = question;
  const lacksUnit = (unit: Unit) => (fits[units.indexOf(unit)] ?? 0) === 0;
  const focus = units.filter((unit) => unit.focus && unit.kind === 'word');
  const isOne = (piece: ReadonlySet<string>) => focus.every((unit) => holdsAny(piece, unit));
  const counting = units.filter((unit) => unit.focus);
  const head = focus.at(-1);
  const [statement] = indexed.pieces;
  const holdsHead =
    kind !== 'what' ||
    head === undefined ||
    [...head.terms.keys()].some((term) => term.startsWith('%') || statement?.has(term)) ||
    isNovel(indexed.proper, said) ||
    /\d/.test(indexed.fact.statement);
  return {
    bare: namesNothing(question) && units.some((unit) => unit.kind !== 'time' && lacksUnit(unit)) ? 1 : 0,
    otherWork:
      works.length > 0 && indexed.works.length > 0 && !indexed.works.some((work) => works.includes(work)) ? 1 : 0,
    focusSplit: focus.length > 1 && ![...indexed.pieces, indexed.topicTerms].some(isOne) ? 1 : 0,
    focusMissing: focus.length > 0 && focus.some(lacksUnit) ? 1 : 0,
    missingSomebody: units.some((unit) => lacksUnit(unit) && namesAny(unit, 'person', 'character')) ? 1 : 0,
    uncounted:
      kind === 'how-many' && counting.length > 0 && !counting.some((unit) => holdsAny(indexed.counted, unit)) ? 1 : 0,
    lacksHead: holdsHead ? 0 : 1,
  };
}
