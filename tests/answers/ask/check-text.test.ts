import { beforeAll, describe, expect, it } from 'vitest';
import { checkText } from '../../../src/answers/ask/check-text.ts';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

const today = '2026-11-20';

describe('a message that is checked', () => {
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf('data'));
  });
  const check = (text: string) =>
    checkText(dataset, text, { find: (sentence) => answerer.findClaim(sentence, { today }), day: today });

  it('shows the claim that stands and the claim that was superseded, with what superseded it', () => {
    const checked = check(
      'guys, Heat came out in American cinemas on 15 December 1995. Also the Heat 2 script was still being written in December 2023, Mann was in the middle of it!',
    );
    expect(checked.map(({ claim }) => claim.id)).toEqual(['film-release', 'sequel-script-halfway-2023']);
    expect(checked[0]?.supersededBy).toBeNull();
    expect(checked[1]?.supersededBy).not.toBeNull();
  });

  it('shows nothing of what the record does not speak of, and each claim once', () => {
    expect(check('I had pasta for lunch. See you all tomorrow evening?')).toEqual([]);
    expect(check('')).toEqual([]);
    const twice = check('Natalie Portman was fourteen in Heat. Natalie Portman was fourteen years old in Heat.');
    expect(twice).toHaveLength(1);
  });

  it('takes a long text in no time', () => {
    const text = 'Heat 2 is coming and Adam Driver said nothing about it yet. '.repeat(100).slice(0, 6000);
    check(text);
    const start = performance.now();
    expect(check(text).length).toBeLessThanOrEqual(1);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
