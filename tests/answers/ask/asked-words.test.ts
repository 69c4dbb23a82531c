import { expect, it } from 'vitest';
import { askedTerms, askedWordsOf, noAskedWords, parseAskedWords } from '../../../src/answers/ask/asked-words.ts';
import { collectFacts } from '../../../src/answers/ask/collect-facts.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';
import { questionOf } from './literals.ts';

type Term = [term: string, tells: number, beyond: number, entries: [place: number, weight: number][]];

/** A file as `parseAskedWords` reads it. */
function fileOf(keys: readonly string[], terms: readonly Term[]): Uint8Array {
  const numbers = (values: readonly number[], bytes: 1 | 2 | 4) => {
    const buffer = Buffer.alloc(values.length * bytes);
    values.forEach((value, at) => {
      if (value < 0) buffer.writeInt8(value, at);
      else buffer.writeUIntLE(value, at * bytes, bytes);
    });
    return buffer;
  };
  const list = (words: readonly string[]) => Buffer.from(words.map((word) => `${word}\n`).join(''));
  const [listed, keyed] = [list(terms.map(([term]) => term)), list(keys)];
  const entries = terms.flatMap(([, , , each]) => each);
  let end = 0;
  const ends = terms.map(([, , , each]) => {
    end += each.length;
    return end;
  });
  return Buffer.concat([
    numbers([terms.length, keys.length, entries.length, listed.length, keyed.length], 4),
    listed,
    keyed,
    numbers(
      terms.map(([, tells]) => tells),
      1,
    ),
    numbers(
      terms.map(([, , beyond]) => beyond),
      1,
    ),
    numbers(ends, 4),
    numbers(
      entries.map(([place]) => place),
      2,
    ),
    numbers(
      entries.map(([, weight]) => weight),
      1,
    ),
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

it('says nothing of a record that it was not learnt for', () => {
  const learnt = parseAskedWords(file);
  expect(askedWordsOf(learnt, new Map([['claim:other', 1]]))).toBe(noAskedWords);
  expect(askedWordsOf(learnt, new Map([['claim:bank', 1]]))).toBe(noAskedWords);
  expect(
    askedWordsOf(
      learnt,
      new Map([
        ['claim:bank', 1],
        ['claim:score', 1],
        ['claim:new', 1],
      ]),
    ),
  ).toBe(learnt);
  expect(noAskedWords.read(asking('salary')).of('claim:bank')).toEqual({ alike: 0, covered: 0 });
});

it('comes with words for nearly every fact of the record that is shipped', async () => {
  const { askedWords } = await loadLearnt();
  const learnt = parseAskedWords(askedWords ?? new Uint8Array());
  const facts = new Map(collectFacts(await loadDataset('data')).map((fact) => [fact.key, fact]));
  const known = new Set(learnt.keys);
  expect([...facts.keys()].filter((key) => known.has(key)).length / facts.size).toBeGreaterThan(0.9);
  expect(learnt.read(asking('salary')).beyond).toBeGreaterThan(learnt.read(asking('worldwide')).beyond);
});
