import { describe, expect, it } from 'vitest';
import { assertionOf } from '../../../src/answers/ask/assertion.ts';

describe('what a question puts forward', () => {
  it.each([
    ['so is it true that they met right', 'they met'],
    ['my friend says the lamp broke is he right', 'the lamp broke'],
    ['the keeper lives doesnt he', 'the keeper lives'],
    ['didnt they meet', 'did they meet'],
    ['the lamp broke fact or cap', 'the lamp broke'],
    ['is it a lamp or no', 'is it a lamp'],
    ['right', 'right'],
    ['', ''],
  ])('of "%s" is "%s"', (folded, text) => {
    expect(assertionOf(folded).text).toBe(text);
  });

  it.each([
    ['didnt they meet', false],
    ['they never met', true],
    ['did they not only meet', false],
    ['would he mind if it was never made', false],
  ])('"%s" is negated: %s', (folded, negated) => {
    expect(assertionOf(folded).negated).toBe(negated);
  });

  it('is not negated by what is added behind a comma', () => {
    expect(assertionOf('did they use paint no light', 'did they use paint, no light').negated).toBe(false);
  });

  it('may ask for all, for certainty, for somebody’s word, or for mere talk', () => {
    expect(assertionOf('did he write it by himself').exclusive).toBe(true);
    expect(assertionOf('is it definitely so').wantsCertainty).toBe(true);
    expect(assertionOf('has it been announced').asksWord).toBe(true);
    expect(assertionOf('was he ever linked to it').aboutTalk).toBe(true);
    expect(assertionOf('is it so')).toMatchObject({
      exclusive: false,
      wantsCertainty: false,
      asksWord: false,
      aboutTalk: false,
    });
  });
});
