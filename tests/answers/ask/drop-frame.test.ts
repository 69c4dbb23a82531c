import { describe, expect, it } from 'vitest';
import { dropFrame } from '../../../src/answers/ask/drop-frame.ts';

describe('an opening that only asks to be told', () => {
  it.each([
    ['what does the record hold about the lamp', 'the lamp'],
    ['what do you know about the keeper', 'the keeper'],
    ['what is on record about the budget', 'the budget'],
    ['fill me in on the cast', 'the cast'],
    ['can you please tell me more about holt', 'holt'],
    ['regarding the second lamp', 'the second lamp'],
    ['I’d like to hear more about  the storm?', 'the storm?'],
  ])('is left out of "%s"', (text, rest) => {
    expect(dropFrame(text)).toBe(rest);
  });

  it.each([
    'who plays the keeper',
    'what does holt say about the storm',
    'tell me who plays the keeper',
    'what record did the lamp break',
    'regarding',
    '',
  ])('is not in "%s"', (text) => {
    expect(dropFrame(text)).toBe(text);
  });
});
