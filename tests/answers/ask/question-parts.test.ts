import { expect, it } from 'vitest';
import { questionParts } from '../../../src/answers/ask/question-parts.ts';

it.each([
  ['my gf is out, pizza is here. where do i stream it', ['where do i stream it', 'my gf is out, pizza is here.']],
  [
    'lost track after all the back and forth, which studio has it now',
    ['which studio has it now', 'lost track after all the back and forth'],
  ],
  ['i have waited for years so when is it out', ['so when is it out', 'i have waited for years']],
  ['who wrote it', []],
  ['pacino, de niro and kilmer', []],
  ['', []],
])('of "%s" the last comes first', (text, parts) => {
  expect(questionParts(text)).toEqual(parts);
});
