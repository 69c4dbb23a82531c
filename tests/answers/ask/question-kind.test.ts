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
    ['the keeper lives doesnt he', 'whether'],
    ['my friend says it was made at sea true', 'whether'],
    ['she was the keeper or no', 'whether'],
    ['it is a prequel i guess', 'whether'],
    ['ada was in it fact or cap', 'whether'],
    ['can i see it without the first one', 'whether'],
    ['do you know if it is out', 'whether'],
    ['do you know who made it', 'who'],
    ['can you tell me when it is out', 'when'],
    ['in the book do they ever meet', 'whether'],
    ['when they came in had it been made', 'whether'],
    ['any scenes at sea', 'whether'],
    ['it never made money', 'whether'],
    ['the actor who was the keeper', 'who'],
    ['the guy that was the keeper', 'what'],
    ['the keeper is played by', 'what'],
    ['one says 9 the other 10 which is it', 'what'],
    ['list the producers', 'list'],
    ['any news on the sequel', 'status'],
    ['what is the rating', 'what'],
    ['the rating', 'what'],
    ['', 'what'],
  ])('of "%s" is %s', (text, kind) => {
    expect(questionKind(text)).toBe(kind);
  });
});
