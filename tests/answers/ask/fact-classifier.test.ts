import { expect, it } from 'vitest';
import { noFactClassifier, parseFactClassifier } from '../../../src/answers/ask/fact-classifier.ts';
import { parseLearnt } from '../../../src/answers/ask/learnt.ts';
import { parseWordVectors } from '../../../src/answers/ask/word-vectors.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';
import { answererOf } from './answerer-of.ts';
import { bytesOf } from './learnt-bytes.ts';
import { questionOf } from './literals.ts';

const keys = ['claim:bank', 'claim:score'];
const [terms, listed] = [bytesOf.list(['bank', 'score']), bytesOf.list(keys)];
/** Of one dimension; a word answers by where it lies, and more so where another follows it. */
const file = Buffer.concat([
  bytesOf.wholes([2, 2, 1, 1, terms.length, listed.length]),
  terms,
  listed,
  bytesOf.floats([0.5]),
  bytesOf.bytes([2, 8]),
  bytesOf.matrix(0.5, [4, -2]),
  bytesOf.matrix(1, [3]),
  bytesOf.matrix(1, [0, 1, 2]),
  bytesOf.matrix(1, [1, 0]),
  bytesOf.matrix(1, [1, -1, 0]),
  bytesOf.floats([0.5]),
  bytesOf.floats([0.25]),
  bytesOf.floats([0, 0, 1]),
]);
const vectors = parseWordVectors(
  Buffer.concat([bytesOf.wholes([1, 1, 5]), bytesOf.list(['till']), bytesOf.halves([65535]), bytesOf.signed([127])]),
);
const classifier = parseFactClassifier(file, vectors);
const asking = (...words: string[]) => classifier.classify(questionOf({ words }));
const softmax = (scores: readonly number[]) => {
  const whole = Math.log(scores.reduce((sum, each) => sum + Math.exp(each), 0));
  return scores.map((each) => each - whole);
};

it('weighs the words together with those beside them', () => {
  // "bank" lies at 2 and counts 1, "score" at -1 and counts 4; a word sees itself once and the next one twice.
  const largest = Math.max(2 * 1 + -1 * 2 + 0.5, -1 + 0.5);
  const mean = (1 * 2 + 4 * -1) / Math.sqrt(5);
  const point = largest + 0.25 + mean;
  const [bank = 0, score = 0, none = 0] = softmax([point, -point, 1]);
  const classes = asking('bank', 'score');
  expect(classes.of('claim:bank')).toBeCloseTo(bank, 4);
  expect(classes.of('claim:score')).toBeCloseTo(score, 4);
  expect(classes.none).toBeCloseTo(none, 4);
  expect(classes.most).toBeCloseTo(Math.max(bank, score), 4);
});

it('knows other English words by their vectors, and leaves out what is no word', () => {
  const point = 3 + 0.5 + 0.25 + (Math.log1p(Math.E) * 3) / Math.sqrt(Math.log1p(Math.E));
  const [bank = 0] = softmax([point, -point, 1]);
  expect(asking('till').of('claim:bank')).toBeCloseTo(bank, 4);
  expect(asking('qwrtz', 'till', 'zzz').of('claim:bank')).toBeCloseTo(bank, 4);
});

it('names the likeliest, and nothing of a fact that it does not know', () => {
  expect(asking('bank').likeliest(1)).toEqual(['claim:bank']);
  expect(asking('score').likeliest(1)).toEqual(['claim:score']);
  expect(asking('score').likeliest(5)).toEqual(['claim:score', 'claim:bank']);
  expect(asking('bank').of('claim:new')).toBeNull();
});

it('refuses a file of another length, in words', () => {
  for (const cut of [file.subarray(0, -1), file.subarray(0, 30), Buffer.concat([file, bytesOf.bytes([0])])])
    expect(() => parseFactClassifier(cut, vectors)).toThrow('the header tells of another length');
});

it('says nothing without a file', () => {
  const classes = noFactClassifier.classify(questionOf({ words: ['bank'] }));
  expect([classes.of('claim:bank'), classes.likeliest(3), Math.exp(classes.none)]).toEqual([null, [], 0]);
});

it('tells the facts of the shipped record apart, and what none of them answers', async () => {
  const { facts } = parseLearnt(await loadLearnt());
  const { answerer } = await answererOf('data');
  const classesOf = (text: string) => facts.classify(answerer.ask(text, { today: '2026-11-20' }).question);
  expect(classesOf('whats the name of the guy who cut the flick').likeliest(3)).toContain('claim:film-crew-editors');
  expect(Math.exp(classesOf('how tall is the director').none)).toBeGreaterThan(0.5);
});
