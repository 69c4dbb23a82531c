import { expect, it } from 'vitest';
import { askedTerms, noAskedWords, parseAskedWords } from '../../../src/answers/ask/asked-words.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';
import { bytesOf } from './learnt-bytes.ts';
import { questionOf } from './literals.ts';

type Term = [term: string, tells: number, beyond: number, entries: [place: number, weight: number][]];

/** A file as `parseAskedWords` reads it. */
function fileOf(keys: readonly string[], terms: readonly Term[]): Uint8Array {
  const [listed, keyed] = [bytesOf.list(terms.map(([term]) => term)), bytesOf.list(keys)];
  const entries = terms.flatMap(([, , , each]) => each);
  let end = 0;
  const ends = terms.map(([, , , each]) => {
    end += each.length;
    return end;
  });
  return Buffer.concat([
    bytesOf.wholes([terms.length, keys.length, entries.length, listed.length, keyed.length]),
    listed,
    keyed,
    bytesOf.bytes(terms.map(([, tells]) => tells)),
    bytesOf.signed(terms.map(([, , beyond]) => beyond)),
    bytesOf.wholes(ends),
    bytesOf.halves(entries.map(([place]) => place)),
    bytesOf.bytes(entries.map(([, weight]) => weight)),
  ]);
}

const asking = (...words: string[]) => questionOf({ kind: 'who', words });

// "tells" is 24 to one, "beyond" 25, a weight 255.
const file = fileOf(
  ['claim:bank', 'claim:score'],
  [
    ['bank', 48, -25, [[0, 255]]],
    [
      'rob',
      24,
      0,
      [
        [0, 51],
        [1, 102],
      ],
    ],
    ['salari', 48, 75, []],
  ],
);

it('tells how alike a question is to what each fact is asked with, and the share that it is asked with', () => {
  const read = parseAskedWords(file).read(asking('robbed', 'bank'));
  const bank = read.of('claim:bank');
  expect(bank.alike).toBeCloseTo((2 * 1 + 1 * 0.2) / Math.sqrt(5), 4);
  expect(bank.covered).toBeCloseTo(1, 4);
  const score = read.of('claim:score');
  expect(score.alike).toBeCloseTo(0.4 / Math.sqrt(5), 4);
  expect(score.covered).toBeCloseTo(1 / 3, 4);
  expect(read.of('claim:new')).toEqual({ alike: 0, covered: 0 });
});

it('tells how far the words are those of questions beyond the record', () => {
  const asked = parseAskedWords(file);
  expect(asked.read(asking('salary', 'robbed'))).toMatchObject({ beyond: 3 / 10, beyondMost: 3 / 5 });
  expect(asked.read(asking('bank'))).toMatchObject({ beyond: -1 / 10, beyondMost: -1 / 5 });
  expect(asked.read(asking('nothing', 'known'))).toMatchObject({ beyond: 0, beyondMost: -1 });
});

it('counts words, pairs of them, names, works and the kind, each once', () => {
  const question = { ...asking('the', 'bank', 'robbed', 'bank'), names: ['person:mann'], works: ['film' as const] };
  expect(askedTerms(question)).toEqual(['bank', 'rob', 'bank_rob', 'rob_bank', '@person:mann', '#film', '=who']);
});

it('refuses a file of another length, in words', () => {
  expect(() => parseAskedWords(file.subarray(0, file.length - 1))).toThrow('the header tells of another length');
});

it('knows nothing without a file', () => {
  expect(noAskedWords.read(asking('salary')).of('claim:bank')).toEqual({ alike: 0, covered: 0 });
});

it('comes with words that ask for what is not on record', async () => {
  const { askedWords } = await loadLearnt();
  const learnt = parseAskedWords(askedWords ?? new Uint8Array());
  expect(learnt.read(asking('salary')).beyond).toBeGreaterThan(learnt.read(asking('worldwide')).beyond);
});
