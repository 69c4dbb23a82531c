import type { Dataset } from '../../dataset/dataset.ts';
import { firstDay } from '../../lib/partial-date.ts';
import type { AskedRead, AskedWords } from './asked-words.ts';
import { classesOnDay } from './classes-on-day.ts';
import type { Classes, FactClassifier } from './fact-classifier.ts';
import type { FactIndex } from './fact-index.ts';
import { fitUnits } from './fit-units.ts';
import type { Heirs } from './heirs.ts';
import type { IndexedFact } from './index-fact.ts';
import { dot } from './meaning.ts';
import { meantWords } from './meant-words.ts';
import { personalNames } from './personal-names.ts';
import type { Question } from './question.ts';
import type { Ranker } from './rank-in-topic.ts';

/** What facts are found with. */
export interface Finding {
  index: FactIndex;
  rankOf: Ranker;
  askedWords: AskedWords;
  classifier: FactClassifier;
  heirs: Heirs;
}

/** A fact that may answer, with what was measured of it to find it. */
export interface Candidate {
  indexed: IndexedFact;
  /** Its place in its topic. */
  rank: number;
  fits: readonly number[];
  alike: number;
  put: ReturnType<AskedRead['of']>;
  /** The logarithm of how likely it answers; null where that was not learnt. */
  likely: number | null;
  /** Whether it came after the learning. */
  isNew: boolean;
}

/** Only the best by what they promise are measured in full, and beside them so many that came after the learning. */
const [mostMeasured, mostNew] = [12, 4];
/** How much likeness in meaning counts beside what is covered, when the best are chosen. */
const alikeWorth = 8;
/** The same for how alike it is to what the fact is asked with. */
const putWorth = 12;
/** The same for how likely it answers, by the logarithm, from so far below on. */
const likelyWorth = 2;
const leastLikely = -12;
/** So many are candidates for being likely alone. */
const mostLikely = 8;

/** The facts that had been said by the day and promise most, and what was read of the question to find them. */
export function findCandidates(
  dataset: Dataset,
  question: Question,
  { weights, index, rankOf, askedWords, classifier, heirs }: Finding & { weights: readonly number[] },
): { candidates: Candidate[]; askedRead: AskedRead; classes: Classes } {
  const askedRead = askedWords.read(question);
  const classes = classesOnDay(dataset, classifier.classify(question), question);
  const likeliest = classes
    .likeliest(mostLikely)
    .flatMap((key) => [key, ...heirs.of(key)])
    .flatMap((key) => index.of(key) ?? []);
  const meant = index.meaning.of([meantWords(dataset, question), 1]);
  const persons = personalNames(question);
  const promising = [...new Set([...index.candidates(question), ...likeliest])]
    .filter(({ fact }) => fact.asOf === undefined || firstDay(fact.asOf) <= question.day)
    // Somebody's end is not told by that of somebody else.
    .filter((each) => persons.length === 0 || persons.some((name) => tellsOf(each, name)))
    .map((indexed) => {
      const rank = rankOf(indexed.fact, question.day);
      const fits = fitUnits(question.units, indexed, rank);
      const alike = dot(meant, indexed.meaning);
      const key = heirs.learntKey(indexed.fact.key);
      const put = askedRead.of(key);
      const likely = classes.of(key);
      const isNew = classifier.keys.length > 0 && likely === null;
      const promise =
        weights.reduce((sum, weight, at) => sum + weight * (fits[at] ?? 0), 0) +
        alike * alikeWorth +
        put.alike * putWorth +
        likelyWorth * Math.max(0, (likely ?? leastLikely) - leastLikely);
      return { indexed, rank, fits, alike, put, likely, isNew, promise };
    })
    .sort((a, b) => b.promise - a.promise);
  const [known = [], added = []] = [false, true].map((isNew) => promising.filter((each) => each.isNew === isNew));
  return { candidates: [...known.slice(0, mostMeasured), ...added.slice(0, mostNew)], askedRead, classes };
}

/** A claim tells of the person it names first; the end of a part is told with whoever brings it about. */
function tellsOf({ about, terms, fact }: IndexedFact, name: string): boolean {
  if (!name.startsWith('person:') || !fact.key.startsWith('claim:')) return terms.has(`@${name}`);
  return about.has(name);
}
