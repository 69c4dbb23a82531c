import type { Dataset } from '../../dataset/dataset.ts';
import { normalise } from '../../lib/normalise.ts';
import { answerCast } from '../answer-cast.ts';
import { assertionOf } from './assertion.ts';
import { claimOf } from './claim-of.ts';
import type { Fact } from './fact.ts';
import { namedByKeys, namedInStatement } from './named.ts';
import { otherNames } from './other-names.ts';
import { polarity } from './polarity.ts';
import type { Question } from './question.ts';
import type { Verdict } from './sides.ts';
import type { VerdictClassifier } from './verdict-classifier.ts';

/** The word that an answer begins with, null where none fits: what the rules say, judged by what was learnt. */
export function firstWord(
  dataset: Dataset,
  question: Question,
  { main, classifier }: { main: Fact; classifier: VerdictClassifier },
): Verdict | null {
  if (question.kind !== 'whether' || isChoice(question)) return null;
  return classifier.judge(question, main, verdictOf(dataset, question, main));
}

/** "A prequel or a sequel?" is answered with neither yes nor no. */
function isChoice({ units, words }: Question): boolean {
  return (
    / or (?!so$|so )/.test(assertionOf(words.join(' ')).text) &&
    units.some(({ orNext, kind }) => orNext && kind !== 'light')
  );
}

/** Yes, no, or not settled: by the standing of the casting that was asked for, else by what the statement says. */
export function verdictOf(dataset: Dataset, question: Question, main: Fact): Verdict {
  const words = question.words.join(' ');
  const { negated, aboutTalk } = assertionOf(words);
  const said = polarity(question, main, {
    asked: namedByKeys(dataset, words, question.names),
    told: namedInStatement(dataset, main.statement),
    others: otherNames(question),
    titles: [...dataset.works.values()].flatMap(({ title, aliases }) => [title, ...aliases]).map(normalise),
  });
  const standing = said === 'Not settled' ? null : castStanding(dataset, question, main);
  // A claim says itself what it denies, the summary of a person says it of one work among others.
  if (standing === 'denied') return main.key.startsWith('claim:') ? said : negated ? 'Yes' : 'No';
  // What is told of a finished work does not change any more.
  const isSettled =
    standing === null || standing === 'confirmed' || (standing === 'reported' && main.asOf === undefined);
  return isSettled || aboutTalk || said === 'No' ? said : 'Not settled';
}

/** The standing of somebody who was asked about, where the answer is about who is in a work. */
function castStanding(dataset: Dataset, { names, works, day }: Question, main: Fact) {
  const people = names.filter((key) => key.startsWith('person:')).map((key) => key.slice('person:'.length));
  const claim = claimOf(dataset, main.key);
  const isCasting = claim === null ? main.key.startsWith('person:') : claim.cast.length > 0;
  if (!isCasting || people.length === 0) return null;
  const asked = works.length > 0 ? works : main.works;
  const members = asked.flatMap((work) => answerCast(dataset, work, day).groups).flatMap((group) => group.members);
  return members.find(({ person }) => people.includes(person))?.standing ?? null;
}
