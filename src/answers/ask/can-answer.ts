import type { IndexedFact } from './index-fact.ts';
import { isNovel } from './is-novel.ts';
import type { Question, Unit } from './question.ts';

/** Speech and thought, which a question about what somebody says asks for. English. */
const asksForWords =
  /\b(?:say|says|said|saying|think|thinks|thought|comments?|commented|opinion|feel|feels|call|calls|respond|responded|reaction)\b/;
const holdsWords =
  /\b(?:sa(?:id|ys?)|told|tells?|call(?:s|ed)?|ask(?:s|ed)|comment|answer\w*|prais\w*|thought|thinks?|consider\w*|describ\w*|propos\w*|remark\w*|explain\w*|sp(?:oke|eaks)|recall\w*|jok\w*|hint\w*|wish\w*|want\w*|prefer\w*|regard\w*|rank\w*|rat(?:es?|ed)|gave|gives|compar\w*|admi\w*|confirm\w*|den\w*|credit\w*|wr(?:ote|ites?)|open|enjoy\w*|inspired|found|finds|expects?|put)\b/i;

const kin =
  /\b(?:wife|husband|spouse|married|marry|girlfriend|boyfriend|partner|mother|mom|mum|father|dad|parents?|sons?|daughters?|kids?|children|child|brothers?|sisters?|sibling|divorced?|ex)\b/;
const personal =
  /\b(?:die|dies|died|dead|death|pass away|passed away|born|birthday|birth|age|aged|how old|alive|buried)\b/;
const asksName = /\b(?:first|last|middle|full|real|maiden) names?\b|\bsurname\b/;
const ordinals = /\b(?:second|third|fourth|fifth|sixth)\b/g;

/**
 * Whether a fact can be an answer at all: what a question about somebody's family, end or words asks for has to be said
 * of that somebody. Another fact about the same subject is no answer.
 */
export function canAnswer(question: Question, indexed: IndexedFact): boolean {
  const text = question.words.join(' ');
  const { fact } = indexed;
  const people = question.names.filter((name) => name.startsWith('person:'));
  const characters = question.names.filter((name) => name.startsWith('character:'));
  if (people.length > 0 && characters.length === 0 && kin.test(text) && !kin.test(fact.statement.toLowerCase()))
    return false;
  const somebody = [...people, ...characters];
  if (
    somebody.length > 0 &&
    personal.test(text) &&
    indexed.about.size > 0 &&
    !somebody.some((name) => indexed.about.has(name))
  )
    return false;
  if (people.length > 0 && question.kind !== 'when' && asksForWords.test(text) && !holdsWords.test(fact.statement))
    return false;
  if (somebody.length > 0 && asksName.test(text) && !/\bnames?\b/i.test(fact.statement)) return false;
  const told = `${fact.statement} ${fact.keywords.join(' ')}`.toLowerCase();
  return (text.match(ordinals) ?? []).every((ordinal) => told.includes(ordinal));
}

/**
 * Whether a fact accounts for what the question is about: for all of it where nothing is named, for the work, and for a
 * thing asked for in two words as one thing.
 */
export function accountsFor(question: Question, indexed: IndexedFact, fits: readonly number[]): boolean {
  const { units, works, names, kind } = question;
  const lacks = (unit: Unit) => (fits[units.indexOf(unit)] ?? 0) === 0;
  if (works.length === 0 && names.length === 0 && units.some((unit) => unit.kind !== 'time' && lacks(unit)))
    return false;
  if (works.length > 0 && indexed.works.length > 0 && !indexed.works.some((work) => works.includes(work))) return false;
  const focus = units.filter((unit) => unit.focus && unit.kind === 'word');
  const isOne = (piece: ReadonlySet<string>) =>
    focus.every(({ terms }) => [...terms.keys()].some((term) => piece.has(term)));
  if (focus.length > 1 && ![...indexed.pieces, indexed.topicTerms].some(isOne)) return false;
  const isSomebody = (unit: Unit) => [...unit.terms.keys()].some((term) => /^@(?:person|character):/.test(term));
  if (units.some((unit) => lacks(unit) && isSomebody(unit))) return false;
  const counting = units.filter((unit) => unit.focus);
  if (
    kind === 'how-many' &&
    counting.length > 0 &&
    !counting.some(({ terms }) => [...terms.keys()].some((term) => indexed.counted.has(term)))
  )
    return false;
  const head = focus.at(-1);
  if (kind !== 'what' || head === undefined || [...head.terms.keys()].some((term) => term.startsWith('%'))) return true;
  const [statement] = indexed.pieces;
  return (
    [...head.terms.keys()].some((term) => statement?.has(term)) ||
    isNovel(indexed.proper, question) ||
    /\d/.test(indexed.fact.statement)
  );
}
