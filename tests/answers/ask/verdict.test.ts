import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectFacts } from '../../../src/answers/ask/collect-facts.ts';
import type { Fact } from '../../../src/answers/ask/fact.ts';
import type { Question } from '../../../src/answers/ask/question.ts';
import { verdictOf } from '../../../src/answers/ask/verdict.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

interface Item {
  id: string;
  question: string;
  fact: string;
  asOf: string | null;
  verdict: string;
}

const today = '2026-11-20';
const items: Item[] = readFileSync('tests/fixtures/questions/whether.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Whole per cent reached so far; they only rise. */
const least = { verdict: 96, kind: 99 };

describe('yes-or-no questions of our own', () => {
  let dataset: Dataset;
  let questions: Map<Item, Question>;
  let facts: Map<string, Fact>;
  beforeAll(async () => {
    const { dataset: loaded, answerer } = await answererOf('data');
    dataset = loaded;
    questions = new Map(items.map((item) => [item, answerer.ask(item.question, { today, asOf: item.asOf }).question]));
    facts = new Map(collectFacts(dataset).map((fact) => [fact.key, fact]));
  }, 60_000);

  it('rest on facts of the record, each asked once', () => {
    expect(items.filter(({ fact }) => !facts.has(fact)).map(({ id }) => id)).toEqual([]);
    expect(new Set(items.map(({ question }) => question)).size).toBe(items.length);
  });

  it(`are told from others, ${least.kind} in a hundred at the least`, () => {
    const told = items.filter((item) => questions.get(item)?.kind === 'whether');
    expect((100 * told.length) / items.length).toBeGreaterThanOrEqual(least.kind);
  });

  it(`get the right word before the right fact, ${least.verdict} in a hundred at the least`, () => {
    const right = items.filter((item) => {
      const fact = facts.get(item.fact);
      const question = questions.get(item);
      return fact !== undefined && question !== undefined && verdictOf(dataset, question, fact) === item.verdict;
    });
    expect((100 * right.length) / items.length).toBeGreaterThanOrEqual(least.verdict);
  });
});
