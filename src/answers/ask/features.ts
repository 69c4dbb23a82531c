import type { AskedRead } from './asked-words.ts';
import type { Classes } from './fact-classifier.ts';
import type { FactIndex } from './fact-index.ts';
import { holdsAny } from './holds-any.ts';
import type { IndexedFact } from './index-fact.ts';
import { isNovel } from './is-novel.ts';
import { likelihoods } from './likelihoods.ts';
import type { Meaning } from './meaning.ts';
import { misses } from './misses.ts';
import { namesNothing } from './names-nothing.ts';
import { phraseShare, shareOf } from './phrase-share.ts';
import type { Question, Unit } from './question.ts';
import type { ReadQuestion } from './read-question.ts';
import { signs } from './signs.ts';
import { holdsSort, isStrict } from './statement-signs.ts';

/** What is measured of a fact against a question; each from 0 to 1, so that coefficients can be compared. */
export interface Features extends ReturnType<typeof signs>, ReturnType<typeof likelihoods> {
  /** The share of the question that the fact accounts for anywhere. */
  coverage: number;
  /** How much is accounted for, whatever the length of the question: much in common is seldom chance. */
  held: number;
  /** The share that stands in the statement. */
  stated: number;
  missingName: number;
  missingLight: number;
  /** The thing asked for in two words or more stands apart in the fact. */
  focusApart: number;
  /** Of no work, where one was named. */
  noWork: number;
  lacksStrictSort: number;
  /** Names nothing that the question does not, where a name or a place is asked for. */
  lacksName: number;
  lacksPlace: number;
  /** The share of what is asked beside the names that the topic is called by. */
  topical: number;
  /** The same for what the topic is answered with first. */
  head: number;
  /** The share of it that whole keywords account for: the record says that this is asked by them. */
  asked: number;
  /** A number stands before the thing that is counted, where a number is asked for. */
  counted: number;
  /** Begins with somebody or something that the question names. */
  about: number;
  laterOfTopic: number;
  /** No longer stands; less of a fault where the question asks of the past. */
  past: number;
  precision: number;
  missingWord: number;
  missingSoft: number;
  missingTime: number;
  unknown: number;
  unknownSoft: number;
  lacksSort: number;
  lacksKin: number;
  lacksPerson: number;
  lacksWords: number;
  lacksNames: number;
  lacksOrdinal: number;
  bare: number;
  otherWork: number;
  focusSplit: number;
  focusMissing: number;
  missingSomebody: number;
  uncounted: number;
  lacksHead: number;
  unnamed: number;
  /** How near the whole question is in meaning. */
  alike: number;
  /** How far behind the fact that is nearest in meaning. */
  behind: number;
  /** How far ahead of the one that is next in meaning. */
  ahead: number;
  /** The share of the question that is held, or nearly so, by how much its words tell. */
  nearly: number;
  /** How much the word tells that is accounted for least. */
  crux: number;
  /** How far the question is put as those are that no fact answers: as a whole, and by the word that is most so. */
  beyond: number;
  beyondMost: number;
  /** How alike it is to what the fact is asked with. */
  askedAlike: number;
  /** The share of it that the fact is asked with. */
  askedCovered: number;
  /** How far ahead of the fact that is next in this, or how far behind the first: below 0. */
  askedAhead: number;
  /** The same where the question doubts: what is missing may be what is wrong with it. */
  doubtedUnknown: number;
  doubtedName: number;
  doubtedCrux: number;
  doubtedCoverage: number;
}

interface Measure {
  /** What was read of the question once. */
  read: ReadQuestion;
  question: Question;
  weights: readonly number[];
  fits: readonly number[];
  index: Pick<FactIndex, 'weight' | 'isKnown'>;
  rank: number;
  live: boolean;
  meaning: Meaning;
  alike: number;
  /** The likeness of the two that are nearest in meaning. */
  mostAlike: readonly [number, number];
  /** How the question is put, and how that is to what the fact is asked with. */
  askedRead: AskedRead;
  put: ReturnType<AskedRead['of']>;
  /** The likeness of the two facts that are asked most alike. */
  mostAskedAlike: readonly [number, number];
  /** How likely the facts answer, this one, and the two candidates that do most likely. */
  classes: Classes;
  likely: number | null;
  twoLikeliest: readonly [number, number];
  /** Every term of the question. */
  asked: ReadonlySet<string>;
}

/** How much of each kind the fact does not account for. */
function missingByKind(
  units: readonly Unit[],
  { weights, fits }: Pick<Measure, 'weights' | 'fits'>,
): Record<Unit['kind'], number> {
  const missing = { name: 0, time: 0, word: 0, soft: 0, light: 0, unknown: 0 };
  units.forEach(({ kind }, at) => {
    if ((fits[at] ?? 0) === 0) missing[kind] += weights[at] ?? 0;
  });
  return missing;
}

/** Measures how a fact stands to a question. */
export function measure(
  indexed: IndexedFact,
  {
    question,
    read,
    weights,
    fits,
    index,
    rank,
    live,
    asked,
    meaning,
    alike,
    mostAlike,
    askedRead,
    put,
    mostAskedAlike,
    classes,
    likely,
    twoLikeliest,
  }: Measure,
): Features {
  const { units, works, kind, names } = question;
  const { fact } = indexed;
  // What says little speaks for a fact that has it, not against one that has not.
  const counts = units.map((unit, at) => (unit.kind === 'light' && (fits[at] ?? 0) === 0 ? 0 : (weights[at] ?? 0)));
  const total = sum(counts) || 1;
  const whole = index.weight('');
  const missing = missingByKind(units, { weights, fits });
  const share = (kind: Unit['kind']) => Math.min(1, missing[kind] / whole);
  const { focus } = read;
  const topical = phraseShare(question, weights, { asked, phrases: indexed.topicPhrases });
  const plain = {
    coverage: sum(counts.map((weight, at) => weight * (fits[at] ?? 0))) / total,
    held: Math.min(1, sum(counts.map((weight, at) => weight * (fits[at] ?? 0))) / (whole * 3)),
    stated: shareOf(question, weights, indexed.pieces[0] ?? new Set()),
    missingName: share('name'),
    missingLight: share('light'),
    focusApart:
      focus.length < 2 || indexed.pieces.some((piece) => focus.every((unit) => holdsAny(piece, unit))) ? 0 : 1,
    noWork: works.length > 0 && indexed.works.length === 0 ? 1 : 0,
    lacksStrictSort: isStrict(kind) && !holdsSort(kind, fact.statement) ? 1 : 0,
    lacksName: kind === 'who' && !isNovel(indexed.persons, read.said) ? 1 : 0,
    lacksPlace: kind === 'where' && !isNovel(indexed.placed, read.said) ? 1 : 0,
    topical,
    head: rank === 0 ? topical : 0,
    asked: phraseShare(question, weights, { asked, phrases: indexed.keyphrases }),
    counted: kind === 'how-many' && !focus.some((unit) => holdsAny(indexed.counted, unit)) ? 0 : 1,
    about: names.length > 0 && names.some((name) => indexed.about.has(name)) ? 1 : 0,
    laterOfTopic: rank > 2 && rank < 99 ? 1 : 0,
    past: live ? 0 : read.asksPast ? 0.4 : 1,
    precision: precision(asked, indexed, index),
    missingWord: share('word'),
    missingSoft: share('soft'),
    missingTime: share('time'),
    unknown: read.unknown,
    unknownSoft: read.unknownSoft,
    lacksSort: !isStrict(kind) && !holdsSort(kind, fact.statement) ? 1 : 0,
    ...read.lacks(indexed),
    ...misses(question, indexed, { fits, said: read.said }),
    alike,
    behind: mostAlike[0] - alike,
    ahead: alike < mostAlike[0] ? 0 : alike - mostAlike[1],
    ...nearness(read.told, indexed, { fits, meaning }),
    unnamed: namesNothing(question) ? 1 : 0,
    ...signs(question, fact),
  };
  const doubts = plain.asksWhether;
  return {
    ...plain,
    beyond: askedRead.beyond,
    beyondMost: askedRead.beyondMost,
    askedAlike: put.alike,
    askedCovered: put.covered,
    askedAhead: put.alike - mostAskedAlike[put.alike < mostAskedAlike[0] ? 0 : 1],
    ...likelihoods(likely, classes, twoLikeliest),
    doubtedUnknown: doubts * plain.unknown,
    doubtedName: doubts * plain.missingName,
    doubtedCrux: doubts * plain.crux,
    doubtedCoverage: doubts * plain.coverage,
  };
}

function nearness(
  told: ReadQuestion['told'],
  { near }: IndexedFact,
  { fits, meaning }: { fits: readonly number[]; meaning: Meaning },
): { nearly: number; crux: number } {
  let total = 0;
  let held = 0;
  let crux = 0;
  told.forEach((part, at) => {
    if (part === null) return;
    const { places, weight } = part;
    const fit = fits[at] ?? 0;
    const share = fit > 0 ? fit : meaning.nearness(places, near);
    total += weight;
    held += weight * share;
    crux = Math.max(crux, weight * (1 - share));
  });
  return { nearly: total === 0 ? 1 : held / total, crux };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How much of the statement the question names already, by how telling its words are. */
function precision(asked: ReadonlySet<string>, { own }: IndexedFact, index: Pick<FactIndex, 'weight'>): number {
  let total = 0;
  let named = 0;
  for (const term of own) {
    const weight = index.weight(term);
    total += weight;
    if (asked.has(term)) named += weight;
  }
  return total === 0 ? 0 : named / total;
}
