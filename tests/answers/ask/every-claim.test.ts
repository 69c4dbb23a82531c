import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Claim, Dataset } from '../../../src/dataset/dataset.ts';
import { wordsOf } from '../../../src/lib/words.ts';
import { answererOf } from './answerer-of.ts';
import { type ClaimQuestions, claimQuestions, templatePhrases } from './claim-questions.ts';

const today = '2026-11-20';

/** The highest whole per cent reached so far by each of the three questions; they only rise. */
const least = [95, 96, 96] as const;

describe('every claim', () => {
  let dataset: Dataset;
  let answerer: Answerer;
  let asked: ClaimQuestions[];
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf('data'));
    asked = claimQuestions(dataset);
  });

  const leadsTo = (claim: Claim, question: string): boolean => {
    const answer = answerer.ask(question, { today });
    if (answer.kind === 'declined') return false;
    const wanted = new Set([claim.id]);
    for (const id of wanted) for (const newer of dataset.supersededBy.get(id) ?? []) wanted.add(newer.id);
    return answer.facts.some(({ id }) => wanted.has(id));
  };

  it.each([
    ['what it names and gives', 0],
    ['what people call it', 1],
    ['one of each', 2],
  ] as const)('is found by its subject, its topic and %s', (_, at) => {
    const lost = asked.filter(({ claim, questions }) => !leadsTo(claim, questions[at]));
    const found = 1 - lost.length / asked.length;
    expect(asked.length).toBe(dataset.claims.size);
    expect(100 * found, lost.map(({ questions }) => questions[at]).join('\n')).toBeGreaterThanOrEqual(least[at]);
  });

  it('is asked for in words that the vocabulary does not have, and never by its own statement', () => {
    const known = dataset.vocabulary.synonyms.flat().map((member) => ` ${wordsOf(member).join(' ')} `);
    expect(templatePhrases.filter((phrase) => known.some((member) => ` ${phrase} `.includes(member)))).toEqual([]);
    for (const { claim, questions } of asked)
      for (const question of questions) expect(question).not.toContain(claim.statement);
  });
});
