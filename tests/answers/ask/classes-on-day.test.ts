import { beforeAll, describe, expect, it } from 'vitest';
import { classesOnDay } from '../../../src/answers/ask/classes-on-day.ts';
import type { Classes } from '../../../src/answers/ask/fact-classifier.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';
import { questionOf } from './literals.ts';

const [older, newer] = ['claim:sequel-filming-spring-2025', 'claim:sequel-filming-october-2026'];

/** One of the two likely, with all that is left for the other. */
function classes(likely: string): Classes {
  const of = (key: string) => (key === likely ? Math.log(0.8) : Math.log(0.1));
  return { of, most: Math.log(0.8), none: Math.log(0.1), likeliest: (count) => [likely].slice(0, count) };
}

describe('likelihoods as of a day', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    ({ dataset } = await answererOf('tests/fixtures/record'));
  });
  const on = (day: string, likely: string, past = true) => {
    const moved = classesOnDay(dataset, classes(likely), questionOf({ day, past }));
    return {
      older: Math.exp(moved.of(older) ?? 0),
      newer: Math.exp(moved.of(newer) ?? 0),
      first: moved.likeliest(1)[0],
    };
  };

  it('fall from what had not been said yet to what it was to replace', () => {
    const said = dataset.claims.get(older.slice(6))?.asOf ?? '';
    expect(on(`${said}-28`.slice(0, 10), newer)).toMatchObject({ older: expect.closeTo(0.9, 4), first: older });
  });

  it('fall from what no longer stood to what had replaced it', () => {
    expect(on('2026-11-01', older)).toMatchObject({ newer: expect.closeTo(0.9, 4), first: newer });
  });

  it('stay where they are while a claim stands, and where no past day is asked for', () => {
    expect(on('2026-11-01', newer)).toMatchObject({ older: expect.closeTo(0.1, 4), first: newer });
    expect(on('2026-11-20', older, false)).toMatchObject({ newer: expect.closeTo(0.1, 4), first: older });
  });
});
