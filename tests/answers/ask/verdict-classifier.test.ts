import { expect, it } from 'vitest';
import type { Verdict } from '../../../src/answers/ask/sides.ts';
import { noVerdictClassifier, parseVerdictClassifier } from '../../../src/answers/ask/verdict-classifier.ts';
import { parseWordVectors } from '../../../src/answers/ask/word-vectors.ts';
import { bytesOf } from './learnt-bytes.ts';
import { factOf, questionOf } from './literals.ts';

const signs = 14;
const [terms, keys] = [bytesOf.list(['never', 'only']), bytesOf.list(['beat:x'])];
const zeros = (count: number) => Array.from({ length: count }, () => 0);
/**
 * Of one dimension. "Only" says no where it stands apart, "never" that no such word fits; what the rules say counts less.
 * Of the input, the first is the largest, the second what stands apart, then come the signs and the fact.
 */
const file = Buffer.concat([
  bytesOf.wholes([2, 1, 1, 1, 1, 1, signs, terms.length, keys.length]),
  terms,
  keys,
  bytesOf.matrix(1, [-3, 3]),
  bytesOf.matrix(1, [0]),
  bytesOf.matrix(1, [0, 0, 0]),
  bytesOf.matrix(1, [0, 1, 0]),
  bytesOf.matrix(1, [0]),
  bytesOf.matrix(1, [1]),
  bytesOf.matrix(1, [...zeros(2 + signs), 1]),
  bytesOf.matrix(1, zeros(4)),
  bytesOf.matrix(1, [
    ...[0, 0, 1, ...zeros(signs)],
    ...[0, 1, 0, 1, ...zeros(signs - 1)],
    ...[0, 0, 0, 0, 1, ...zeros(signs - 2)],
    ...[0, -1, ...zeros(1 + signs)],
  ]),
  bytesOf.floats([0]),
  bytesOf.floats([0]),
  bytesOf.floats(zeros(4)),
]);
const classifier = parseVerdictClassifier(file, parseWordVectors(null));
const judge = (words: string, ruled: Verdict, statement = 'The lamp burns.') =>
  classifier.judge(questionOf({ kind: 'whether', words: words.split(' ') }), factOf({ statement }), ruled);

it('goes by the words that stand apart from the fact, else by the rules', () => {
  expect(judge('is it only the lamp', 'Yes')).toBe('No');
  expect(judge('is it only the lamp', 'Yes', 'The only lamp burns.')).toBe('Yes');
  expect(judge('never the lamp', 'Yes')).toBeNull();
  expect(judge('is it the lamp', 'Not settled')).toBe('Not settled');
});

it('leaves it to the rules where the fact is not known, or no file is there', () => {
  const question = questionOf({ kind: 'whether', words: ['only'] });
  expect(classifier.judge(question, factOf({ key: 'beat:new' }), 'Yes')).toBe('Yes');
  expect(noVerdictClassifier.judge(question, factOf({}), 'Yes')).toBe('Yes');
});

it('refuses a file of another length, in words', () => {
  expect(() => parseVerdictClassifier(file.subarray(1), parseWordVectors(null))).toThrow(RangeError);
  expect(() => parseVerdictClassifier(file.subarray(0, -1), parseWordVectors(null))).toThrow('another length');
});
