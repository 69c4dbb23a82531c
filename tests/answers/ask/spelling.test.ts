import { describe, expect, it } from 'vitest';
import { createCorrector } from '../../../src/lib/spelling.ts';
import { stem, wordsOf } from '../../../src/lib/words.ts';

describe('spelling', () => {
  const correct = createCorrector(new Set(['keeper', 'lighthouse', 'storm', 'film']));

  it.each([
    ['keepr', 'keeper'],
    ['kepeer', 'keeper'],
    ['lighthuose', 'lighthouse'],
    ['ligthouse', 'lighthouse'],
    ['lighthos', 'lighthouse'],
  ])('takes "%s" for "%s"', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  it.each(['keeper', 'flim', 'harbour', 'kxxper', 'st0rm', ''])('leaves "%s" as it is', (word) => {
    expect(correct(word)).toBeNull();
  });

  it('brings the forms of a word together', () => {
    for (const [a = '', b = ''] of [
      ['wrote', 'writes'],
      ['died', 'dies'],
      ['shot', 'shooting'],
      ['films', 'film'],
    ])
      expect(stem(a)).toBe(stem(b));
    expect(stem('4k')).toBe('4k');
    expect(wordsOf('The Keeper’s—“Daughter”?')).toEqual(['the', 'keepers', 'daughter']);
  });
});
