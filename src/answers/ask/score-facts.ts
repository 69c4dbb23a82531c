import type { Dataset } from '../../dataset/dataset.ts';
import { noAskedWords } from './asked-words.ts';
import { noFactClassifier } from './fact-classifier.ts';
import { type Features, measure } from './features.ts';
import { type Finding, findCandidates } from './find-candidates.ts';
import type { IndexedFact } from './index-fact.ts';
import { kindUnit } from './kind-unit.ts';
import { otherTitle } from './name-links.ts';
import { namesNothing } from './names-nothing.ts';
import type { Question, Unit } from './question.ts';
import { noRank } from './rank-in-topic.ts';
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

/** What no longer stands gives way where nothing in the question asks of the past. */
const pastCost = 2;

/** The facts that had been said by the day, best first. */
export function scoreFacts(dataset: Dataset, asking: Question, finding: Finding): ScoredFact[] {
  if (asking.names.includes(otherTitle) || isForeign(asking)) return [];
  const { index } = finding;
  const question = { ...asking, units: [...asking.units, ...kindUnit(asking.kind)] };
  const weights = weighUnits(question, index);
  const asked = new Set(question.units.flatMap(({ terms }) => [...terms.keys()]));
  const read = readQuestion(question, index);
  const { candidates, askedRead, classes } = findCandidates(dataset, question, { ...finding, weights });
  const mostAlike = twoMost(candidates.map(({ alike }) => alike));
  const learnt = {
    askedRead,
    mostAskedAlike: twoMost(candidates.map(({ put }) => put.alike)),
    classes,
    twoLikeliest: twoMost(candidates.map(({ likely }) => likely ?? Number.NEGATIVE_INFINITY)),
  };
  // Nothing that was learnt speaks for what came later, nor against it.
  const unlearnt = {
    ...learnt,
    askedRead: noAskedWords.read(question),
    mostAskedAlike: [0, 0] as const,
    classes: noFactClassifier.classify(question),
  };
  // What was learnt of a claim that was replaced since speaks for the one in its place.
  const isReplaced = ({ fact }: IndexedFact) => question.times.length === 0 && finding.heirs.of(fact.key).length > 0;
  const forAll = { question, read, weights, index, asked, meaning: index.meaning, mostAlike };
  return candidates
    .map((candidate): ScoredFact => {
      const { indexed, rank, fits, isNew } = candidate;
      const live = isStanding(dataset, indexed, rank) || isOfTime(question, indexed);
      const features = measure(indexed, { ...forAll, ...(isNew ? unlearnt : learnt), ...candidate, live });
      const missing = asking.units.filter((_, at) => (fits[at] ?? 0) === 0);
      const givesWay = !live && (read.asksNow || isReplaced(indexed));
      const score = scoreOf(features) - (givesWay ? pastCost : 0);
      return { indexed, features, score, missing, live };
    })
    .sort((a, b) => b.score - a.score || (a.indexed.fact.key < b.indexed.fact.key ? -1 : 1));
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
