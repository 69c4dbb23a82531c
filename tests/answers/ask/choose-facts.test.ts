import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFacts } from '../../../src/answers/ask/choose-facts.ts';
import { leastScore } from '../../../src/answers/ask/coefficients.ts';
import type { ScoredFact } from '../../../src/answers/ask/score-facts.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { WorkId } from '../../../src/dataset/record-schema.ts';
import { answererOf } from './answerer-of.ts';
import { factOf, questionOf } from './literals.ts';

describe('what is answered with', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    ({ dataset } = await answererOf('tests/fixtures/record'));
  });
  const scored = (key: string, score: number, live = true) =>
    ({ indexed: { fact: factOf({ key, id: key.slice(key.indexOf(':') + 1) }) }, score, live }) as unknown as ScoredFact;
  const choose = (facts: readonly ScoredFact[]) =>
    chooseFacts(dataset, questionOf({ works: ['film'] }), { scored: facts });

  it('is nothing when nothing is found or the best is not good enough', () => {
    expect(choose([])).toBeNull();
    expect(choose([scored('beat:a', leastScore - 0.1)])).toBeNull();
  });

  it('has to be better where the question names nothing of the record', () => {
    const chosen = (works: WorkId[]) =>
      chooseFacts(dataset, questionOf({ works }), { scored: [scored('beat:a', leastScore + 0.4)] });
    expect(chosen(['film'])?.facts).toHaveLength(1);
    expect(chosen([])).toBeNull();
  });

  it('has to be better by as much as it is told', () => {
    const chosen = (score: number) =>
      chooseFacts(dataset, questionOf({ works: ['film'] }), {
        scored: [scored('beat:a', leastScore + score)],
        more: 1,
      });
    expect(chosen(0.9)).toBeNull();
    expect(chosen(1.1)?.facts).toHaveLength(1);
  });

  it('is the best, with claims that are nearly as good and stand as it does', () => {
    const chosen = choose([
      scored('beat:a', leastScore + 3),
      scored('claim:near', leastScore + 2.5),
      scored('beat:near', leastScore + 2.5),
      scored('claim:old', leastScore + 2.5, false),
      scored('claim:far', leastScore + 1),
    ]);
    expect(chosen?.facts.map(({ key }) => key)).toEqual(['beat:a', 'claim:near']);
  });

  it('of a claim comes with what it replaced', () => {
    const chosen = choose([scored('claim:sequel-filming-october-2026', leastScore + 1)]);
    expect(chosen?.past.map(({ id }) => id)).toEqual(['sequel-filming-spring-2025']);
  });
});
