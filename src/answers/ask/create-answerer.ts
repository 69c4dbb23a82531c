import type { Dataset } from '../../dataset/dataset.ts';
import { oncePer } from '../../lib/once-per.ts';
import type { Day } from '../../lib/partial-date.ts';
import { createCorrector } from '../../lib/spelling.ts';
import { wordsOf } from '../../lib/words.ts';
import { createAtOnce } from './answer-at-once.ts';
import { createReleaseAnswer } from './answer-release.ts';
import type { AskAnswer } from './ask-answer.ts';
import type { FindClaims } from './check-text.ts';
import { type Chosen, chooseFacts } from './choose-facts.ts';
import { collectFacts } from './collect-facts.ts';
import { composeLead } from './compose-lead.ts';
import { createSuggester } from './create-suggester.ts';
import { dropFrame } from './drop-frame.ts';
import { createFactIndex } from './fact-index.ts';
import { createClaimFinder } from './find-claims.ts';
import { createHeirs } from './heirs.ts';
import { type Learnt, learntOf } from './learnt.ts';
import { createMeaning } from './meaning.ts';
import { createNameLinker } from './name-links.ts';
import type { Question } from './question.ts';
import { questionParts } from './question-parts.ts';
import { createRanker } from './rank-in-topic.ts';
import { type ScoredFact, scoreFacts } from './score-facts.ts';
import { createSorts } from './sorts.ts';
import { suggestQuestions } from './suggest-questions.ts';
import { createSynonyms } from './synonyms.ts';
import { type Language, understand } from './understand.ts';
import { noVerdictClassifier, type VerdictClassifier } from './verdict-classifier.ts';
import { createWorkReader } from './work-links.ts';

/** Answers plain questions from one record. */
export interface Answerer {
  ask(text: string, options: { today: Day; asOf?: Day | null }): AskAnswer;
  /** The claims that a text makes, whether they stand or not. */
  findClaims: FindClaims;
  /** Complete questions that it can be asked, the most asked first. */
  questions: readonly string[];
  /** Those of them that fit what has been typed so far. */
  suggest(text: string, options: { today: Day; limit: number }): string[];
}

const mostSuggestions = 3;
/** More has to speak for an answer to a part of what was asked. */
const partCost = 1;
/** From this score on, what was learnt outdoes what follows from the structure of the record. */
const leastSure = 4;

/** What was chosen, and what its yes or no is judged by: what is answered at once stands on rules alone. */
type Answered = Chosen & { verdicts: VerdictClassifier };

function byRules(chosen: Chosen): Answered {
  return { ...chosen, verdicts: noVerdictClassifier };
}

/** What was learnt of the record knows better, where it is sure, than what follows from its structure. */
function isOutdone({ facts: [first] }: Chosen, [best]: readonly ScoredFact[]): boolean {
  return best !== undefined && best.score >= leastSure && best.indexed.fact.key !== first?.key;
}

/** Builds everything that answering needs, once per record. */
export function createAnswerer(dataset: Dataset, learnt: Learnt): Answerer {
  const { vectors } = learnt;
  const facts = collectFacts(dataset);
  const names = createNameLinker(dataset);
  const synonyms = createSynonyms(dataset.vocabulary.synonyms);
  const readWorks = createWorkReader(dataset, synonyms);
  const index = createFactIndex(facts, {
    names,
    synonyms,
    readWorks,
    meaning: createMeaning(vectors),
  });
  const vocabulary = new Set([
    ...facts.flatMap(({ statement, keywords, topicWords }) => [statement, ...keywords, ...topicWords].flatMap(wordsOf)),
    ...names.words,
    ...synonyms.words,
  ]);
  const language: Language = {
    names,
    synonyms,
    readWorks,
    sortsOf: createSorts(),
    correct: createCorrector(vocabulary),
    isKnown: index.isKnown,
    isEnglish: (word) => vectors.indexOf(word) >= 0,
    related: index.related,
    isProper: index.isProper,
  };

  const rankOf = createRanker(dataset);
  const { askedWords, facts: classifier, verdicts } = learntOf(learnt, (key) => index.of(key) !== undefined);
  const learntKeys = new Set(classifier.keys);
  const heirs = createHeirs(dataset, (key) => learntKeys.has(key));
  const parts = { dataset, synonyms, factOf: (key: string) => index.of(key)?.fact };
  const atOnce = createAtOnce(parts);
  const release = createReleaseAnswer(parts);
  const answer = (question: Question, more = 0): Answered | null => {
    const atHand = atOnce(question);
    // Of a past day, and of another record, nothing that was learnt outdoes it.
    if (atHand !== null && (question.past || learntKeys.size === 0)) return byRules(atHand);
    const scored = scoreFacts(dataset, question, { index, rankOf, askedWords, classifier, heirs });
    if (atHand !== null && !isOutdone(atHand, scored)) return byRules(atHand);
    const chosen = chooseFacts(dataset, question, { scored, more }) ?? release(question);
    return chosen === null ? null : { ...chosen, verdicts };
  };
  const questions = suggestQuestions(dataset);
  const suggesterOf = oncePer(({ vocabulary }: Dataset) => createSuggester(questions, vocabulary.synonyms));
  // Only what is shown is tried, and once: trying all of them would take longer than building the rest.
  const tried = new Map<string, boolean>();
  const isAnswered = (text: string, today: Day): boolean => {
    const known = tried.get(text) ?? answer(understand(text, language, { today, asOf: null })) !== null;
    tried.set(text, known);
    return known;
  };

  return {
    questions,
    suggest: (text, { today, limit }) =>
      firstOf(suggesterOf(dataset).suggest(text), limit, (each) => isAnswered(each, today)),
    findClaims: createClaimFinder(dataset, { index, language, rankOf }),
    ask(text, { today, asOf = null }) {
      const read = (part: string) => understand(dropFrame(part), language, { today, asOf });
      const question = read(text);
      for (const part of [text, ...questionParts(text)]) {
        const asked = part === text ? question : read(part);
        const chosen = answer(asked, part === text ? 0 : partCost);
        if (chosen === null) continue;
        const { verdicts: judging, ...found } = chosen;
        return { kind: 'answered', question: asked, lead: composeLead(dataset, asked, found, judging), ...found };
      }
      const closest = suggesterOf(dataset).closest(question.words.join(' '), mostSuggestions);
      const offered = [...new Set([...closest, ...questions.slice(0, mostSuggestions * 2)])];
      return {
        kind: 'declined',
        question,
        suggestions: firstOf(offered, mostSuggestions, (each) => isAnswered(each, today)),
      };
    },
  };
}

/** The first so many that pass; no more than needed are tried. */
function firstOf(texts: readonly string[], limit: number, passes: (text: string) => boolean): string[] {
  const first: string[] = [];
  for (const text of texts) {
    if (first.length >= limit) break;
    if (passes(text)) first.push(text);
  }
  return first;
}
