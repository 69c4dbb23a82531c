import { describe, expect, it } from 'vitest';
import { questionKind } from '../../../src/answers/ask/question-kind.ts';

describe('the kind of a question', () => {
  it.each([
    ['who plays the keeper', 'who'],
    ['which actor plays the keeper', 'who'],
    ['when does it come out', 'when'],
    ['what year was it made', 'when'],
    ['where was it filmed', 'where'],
    ['how much did it cost', 'how-much'],
    ['how many pages does it have', 'how-many'],
    ['how long is it', 'how-long'],
    ['why was it delayed', 'why'],
    ['is it out', 'whether'],
    ['so is it out', 'whether'],
    ['it made money correct', 'whether'],
    ['list the producers', 'list'],
    ['any news on the sequel', 'status'],
    ['what is the rating', 'what'],
    ['the rating', 'what'],
    ['', 'what'],
  ])('of "%s" is %s', (text, kind) => {
    expect(questionKind(text)).toBe(kind);
  });
});
