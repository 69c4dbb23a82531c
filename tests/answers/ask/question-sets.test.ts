import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

interface Answered {
  id: string;
  question: string;
  claims: string[];
  asOf: string | null;
  lead: string[];
}

const today = '2026-11-20';
const read = (name: string): unknown[] =>
  readFileSync(`tests/fixtures/questions/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const answered = read('answered') as Answered[];
const declined = read('declined') as { id: string; question: string }[];

/** The whole per cent that is reached. */
const leastAnswered = 96;
const leastDeclined = 95;

describe('questions of our own', () => {
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf('data'));
  });
  const leadOf = (question: string, asOf: string | null) => {
    const answer = answerer.ask(question, { today, asOf });
    return answer.kind === 'declined' ? null : answer.lead.map(({ text }) => text).join('');
  };

  it('rest on entries that the record has', () => {
    const { claims, people, characters, places, credits, beats, updates } = dataset;
    const ids = new Set(
      [claims, people, characters, places, credits, beats, updates].flatMap((map) => [...map.keys()]),
    );
    expect(
      answered.flatMap(({ id, claims: needed }) =>
        needed.filter((each) => !ids.has(each)).map((each) => `${id}: ${each}`),
      ),
    ).toEqual([]);
  });

  it(`are answered as the record has it, ${leastAnswered} in a hundred at the least`, () => {
    const right = answered.filter(({ question, asOf, lead }) => {
      const text = leadOf(question, asOf);
      return text !== null && text.length <= 600 && lead.every((pattern) => new RegExp(pattern, 'i').test(text));
    });
    expect((100 * right.length) / answered.length).toBeGreaterThanOrEqual(leastAnswered);
  });

  it(`are declined where the record has no answer, ${leastDeclined} in a hundred at the least`, () => {
    const right = declined.filter(({ question }) => leadOf(question, null) === null);
    expect((100 * right.length) / declined.length).toBeGreaterThanOrEqual(leastDeclined);
  });

  it('get questions offered that have an answer, where they are declined', () => {
    for (const { question } of declined.slice(0, 60)) {
      const answer = answerer.ask(question, { today });
      if (answer.kind !== 'declined') continue;
      expect(answer.suggestions.length).toBeGreaterThan(0);
      expect(answer.suggestions.length).toBeLessThanOrEqual(3);
      for (const suggestion of answer.suggestions) expect(leadOf(suggestion, null), suggestion).not.toBeNull();
    }
  });

  it('about who is in it are answered by how sure that is', () => {
    expect(leadOf('is christian bale in heat 2', null)).toMatch(/^Yes: /);
    expect(leadOf('is christian bale in heat 2', '2025-11-25')).toMatch(/^Not settled: /);
    expect(leadOf('will al pacino be back for heat 2', null)).toMatch(/^No: /);
    expect(leadOf('is adam driver in heat 2', null)).toMatch(/^Not settled: /);
  });

  it('about the present are answered by what still stands, others by what was said then', () => {
    expect(leadOf('what studio is behind heat 2?', null)).toMatch(/^United Artists/);
    expect(leadOf('which studio was behind heat 2 in december 2023', null)).toMatch(/^Warner/);
  });

  it('that are suggested before anything is typed are all answered', () => {
    const first = dataset.vocabulary.asked;
    expect(first.length).toBeGreaterThan(0);
    expect(answerer.suggest('', { today, limit: 25 }).slice(0, first.length)).toEqual(first);
  });
});
