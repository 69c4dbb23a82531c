import type { Dataset } from '../../dataset/dataset.ts';
import { firstDay } from '../../lib/partial-date.ts';
import type { AskedWords } from './asked-words.ts';
import { classesOnDay } from './classes-on-day.ts';
import type { FactClassifier } from './fact-classifier.ts';
import type { FactIndex } from './fact-index.ts';
import { type Features, measure } from './features.ts';
import { fitUnits } from './fit-units.ts';
import type { IndexedFact } from './index-fact.ts';
import { kindUnit } from './kind-unit.ts';
import { dot } from './meaning.ts';
import { meantWords } from './meant-words.ts';
import { otherTitle } from './name-links.ts';
import { namesNothing } from './names-nothing.ts';
import { personalNames } from './personal-names.ts';
import type { Question, Unit } from './question.ts';
import { noRank, type Ranker } from './rank-in-topic.ts';
import { readQuestion } from './read-question.ts';
import { scoreOf } from './score-of.ts';
import { weighUnits } from './weigh-units.ts';

/** How well a fact answers a question. */
export interface ScoredFact {
  indexed: IndexedFact;
  score: number;
  features: Features;
  /** Parts of the question that the fact says nothing of. */
  missing: readonly Unit[];
  /** Whether it still stands on the day that was asked for. */
  live: boolean;
}

/** Only the best by coverage are measured in full. */
const mostMeasured = 12;
/** How much likeness in meaning counts beside what is covered, when the best are chosen. */
const alikeWorth = 8;
/** The same for how alike it is to what the fact is asked with. */
const putWorth = 12;
/** The same for how likely it answers, by the logarithm, from so far below on. */
const likelyWorth = 2;
const leastLikely = -12;
/** So many are candidates for being likely alone. */
const mostLikely = 8;

/** What no longer stands gives way where nothing in the question asks of the past. */
const pastCost = 2;

interface Scoring {
  index: FactIndex;
  rankOf: Ranker;
  askedWords: AskedWords;
  classifier: FactClassifier;
}

/** The facts that had been said by the day, best first. */
export function scoreFacts(
  dataset: Dataset,
  asking: Question,
  { index, rankOf, askedWords, classifier }: Scoring,
): ScoredFact[] {
  if (asking.names.includes(otherTitle) || isForeign(asking)) return [];
  const question = { ...asking, units: [...asking.units, ...kindUnit(asking.kind)] };
  const weights = weighUnits(question, index);
  const asked = new Set(question.units.flatMap(({ terms }) => [...terms.keys()]));
  const { meaning } = index;
  const read = readQuestion(question, index);
  const askedRead = askedWords.read(asking);
  const classes = classesOnDay(dataset, classifier.classify(asking), asking);
  const likeliest = classes.likeliest(mostLikely).flatMap((key) => index.of(key) ?? []);
  const meant = meaning.of([meantWords(dataset, question), 1]);
  const persons = personalNames(question);
  const candidates = [...new Set([...index.candidates(question), ...likeliest])]
    .filter(({ fact }) => fact.asOf === undefined || firstDay(fact.asOf) <= question.day)
    // Somebody's end is not told by that of somebody else.
    .filter((each) => persons.length === 0 || persons.some((name) => tellsOf(each, name)))
    .map((indexed) => {
      const rank = rankOf(indexed.fact, question.day);
      const fits = fitUnits(question.units, indexed, rank);
      const covered = weights.reduce((sum, weight, at) => sum + weight * (fits[at] ?? 0), 0);
      const alike = dot(meant, indexed.meaning);
      const put = askedRead.of(indexed.fact.key);
      const likely = classes.of(indexed.fact.key);
      const promise =
        covered +
        alike * alikeWorth +
        put.alike * putWorth +
        likelyWorth * Math.max(0, (likely ?? leastLikely) - leastLikely);
      return { indexed, rank, fits, alike, put, likely, promise };
    })
    .sort((a, b) => b.promise - a.promise)
    .slice(0, mostMeasured);
  const mostAlike = twoMost(candidates.map(({ alike }) => alike));
  const mostAskedAlike = twoMost(candidates.map(({ put }) => put.alike));
  const twoLikeliest = twoMost(candidates.map(({ likely }) => likely ?? Number.NEGATIVE_INFINITY));
  const forAll = {
    question,
    read,
    weights,
    index,
    asked,
    meaning,
    askedRead,
    mostAlike,
    mostAskedAlike,
    classes,
    twoLikeliest,
  };
  return candidates
    .map((candidate): ScoredFact => {
      const { indexed, rank, fits } = candidate;
      const live = isStanding(dataset, indexed, rank) || isOfTime(question, indexed);
      const features = measure(indexed, { ...forAll, ...candidate, live });
      const missing = asking.units.filter((_, at) => (fits[at] ?? 0) === 0);
      const score = scoreOf(features) - (!live && read.asksNow ? pastCost : 0);
      return { indexed, features, score, missing, live };
    })
    .sort((a, b) => b.score - a.score || (a.indexed.fact.key < b.indexed.fact.key ? -1 : 1));
}

/** A claim tells of the person it names first; the end of a part is told with whoever brings it about. */
function tellsOf({ about, terms, fact }: IndexedFact, name: string): boolean {
  if (!name.startsWith('person:') || !fact.key.startsWith('claim:')) return terms.has(`@${name}`);
  return about.has(name);
}

function twoMost(values: readonly number[]): readonly [number, number] {
  const [most = 0, next = most] = values.toSorted((a, b) => b - a);
  return [most, next];
}

/** So many words that no fact knows may stand beside what is asked. */
const mostForeign = 2;

/** Names nothing of the record, and speaks of things that it has no word for. */
function isForeign(question: Question): boolean {
  const foreign = question.units.filter(({ kind }) => kind === 'unknown').length;
  return namesNothing(question) && question.times.length === 0 && foreign > mostForeign;
}

/** A claim stands while it is live in its topic; other entries of the record do not age. */
function isStanding(dataset: Dataset, { fact }: IndexedFact, rank: number): boolean {
  return !dataset.claims.has(fact.id) || !fact.key.startsWith('claim:') || rank < noRank;
}

/** Somebody who names a time may mean what was said then. */
function isOfTime({ times }: Question, { fact }: IndexedFact): boolean {
  const { asOf } = fact;
  return asOf !== undefined && times.some((time) => asOf.startsWith(time) || time.startsWith(asOf));
}
