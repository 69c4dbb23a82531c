import { beforeAll, describe, expect, it } from 'vitest';
import { composeLead } from '../../../src/answers/ask/compose-lead.ts';
import type { Question } from '../../../src/answers/ask/question.ts';
import { noVerdictClassifier } from '../../../src/answers/ask/verdict-classifier.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';
import { factOf, questionOf } from './literals.ts';

describe('a lead', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    ({ dataset } = await answererOf('tests/fixtures/record'));
  });
  const leadOf = (question: Question, facts: Parameters<typeof composeLead>[2]) =>
    composeLead(dataset, question, facts, noVerdictClassifier);
  const whether = questionOf({ kind: 'whether', words: 'was it filmed at sea'.split(' ') });

  it('is the statement, then others, then what it replaced, each with its own spoiler level', () => {
    const lead = leadOf(questionOf({}), {
      facts: [factOf({ key: 'beat:a' }), factOf({ key: 'beat:b', statement: 'It goes out.', spoiler: 'film' })],
      past: [factOf({ key: 'beat:c', statement: 'It was dark.' })],
    });
    expect(lead).toEqual([
      { text: 'The lamp burns.', spoiler: 'none' },
      { text: ' It goes out.', spoiler: 'film' },
      { text: ' Before that: It was dark.', spoiler: 'none' },
    ]);
  });

  it.each([
    ['Yes: ', { statement: 'The storm was filmed at sea.' }],
    ['No: ', { statement: 'The storm was not filmed at sea.' }],
    ['No: ', { statement: 'The storm was filmed at sea.', certainty: 'denied' as const }],
    ['Not settled: ', { statement: 'The storm was filmed at sea.', certainty: 'rumoured' as const }],
  ])('of a yes-or-no question begins with "%s" for %j', (verdict, parts) => {
    expect(leadOf(whether, { facts: [factOf(parts)], past: [] })[0]?.text).toBe(verdict);
  });

  it('keeps to 600 characters by leaving out whole statements', () => {
    const long = (key: string) => factOf({ key, statement: `${key.repeat(50)}.` });
    const facts = ['beat:a', 'beat:b', 'beat:c'].map(long);
    const text = leadOf(questionOf({}), { facts, past: [] })
      .map(({ text: part }) => part)
      .join('');
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text).toBe(`${'beat:a'.repeat(50)}.`);
  });

  it('is empty without facts', () => {
    expect(leadOf(questionOf({}), { facts: [], past: [] })).toEqual([]);
  });
});
