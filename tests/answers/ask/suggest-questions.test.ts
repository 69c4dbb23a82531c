import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { wordsOf } from '../../../src/lib/words.ts';
import { answererOf } from './answerer-of.ts';

const today = '2026-11-20';

/** Runs of capitalised words, as folded words. */
function namesIn(text: string): string[] {
  return (text.match(/\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu) ?? []).map((name) => wordsOf(name).join(' '));
}

describe.each(['data', 'tests/fixtures/record'])('the questions that are suggested from %s', (directory) => {
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf(directory));
  });

  it('are what Discord takes, each once, the most asked first', () => {
    const { questions } = answerer;
    expect(questions.length).toBeGreaterThan(5);
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.slice(0, dataset.vocabulary.asked.length)).toEqual(dataset.vocabulary.asked);
    for (const question of questions) {
      expect(question.length).toBeLessThanOrEqual(100);
      expect(question).toMatch(/^\p{Lu}.*\?$/u);
    }
    for (const typed of ['', 'w', 'who', 'the', '20'])
      expect(answerer.suggest(typed, { today, limit: 25 }).length).toBeLessThanOrEqual(25);
  });

  it('have an answer, all of them', () => {
    const unanswered = answerer.questions.filter((question) => answerer.ask(question, { today }).kind === 'declined');
    expect(unanswered).toEqual([]);
  });

  it('give nothing away: they name nobody and nothing that stands only behind spoiler bars', () => {
    const { claims, beats, characters, people, credits, works, places, topics } = dataset;
    const texts = [
      ...[...claims.values()].map(({ statement, spoiler }) => ({ text: statement, spoiler })),
      ...[...beats.values()].map(({ text, spoiler }) => ({ text, spoiler })),
      ...[...characters.values()].map(({ name, spoiler }) => ({ text: name, spoiler })),
      ...[...places.values()].map(({ name, spoiler }) => ({ text: name, spoiler })),
      ...[...people.values()].map(({ name }) => ({ text: name, spoiler: 'none' })),
      ...[...topics.values(), ...credits.values(), ...works.values()].map(({ title }) => ({
        text: title,
        spoiler: 'none',
      })),
    ];
    const open = texts.filter(({ spoiler }) => spoiler === 'none').map(({ text }) => ` ${wordsOf(text).join(' ')} `);
    const barred = texts
      .filter(({ spoiler }) => spoiler !== 'none')
      .flatMap(({ text }) => namesIn(text))
      .filter((name) => !open.some((text) => text.includes(` ${name} `)));
    expect(barred.length).toBeGreaterThan(0);
    const given = answerer.questions.filter((question) => {
      const words = ` ${wordsOf(question).join(' ')} `;
      return barred.some((name) => words.includes(` ${name} `));
    });
    expect(given).toEqual([]);
  });
});
