import { expect, it } from 'vitest';
import { createMeaning } from '../../../src/answers/ask/meaning.ts';
import { parseWordVectors } from '../../../src/answers/ask/word-vectors.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';

const bytes = (await loadLearnt()).wordVectors ?? new Uint8Array();
const vectors = parseWordVectors(bytes);

it('finds every word of the file at its own place, and no other', () => {
  const [listed = 0] = [new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true)];
  const words = new TextDecoder()
    .decode(bytes.subarray(12, 12 + listed))
    .trimEnd()
    .split('\n');
  expect(words).toHaveLength(vectors.weights.length);
  expect(words.filter((word, place) => vectors.indexOf(word) !== place)).toEqual([]);
  for (const word of ['', 'heatx', 'hea', '0', 'zzzzz', 'é', '電影', 'the film', '\u{1f525}'])
    expect([word, vectors.indexOf(word)]).toEqual([word, words.indexOf(word)]);
});

it('knows that a film is nearer to a movie than to a bank', () => {
  const meaning = createMeaning(vectors);
  const [film, movie, bank] = ['film', 'movie', 'bank'].map((word) => meaning.places([word])) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  expect(meaning.nearness(film, movie)).toBeGreaterThan(meaning.nearness(film, bank) + 0.2);
  expect(meaning.nearness(film, meaning.places([]))).toBe(0);
});

it('says what is wrong with a file of another length, and knows no word without one', () => {
  expect(() => parseWordVectors(bytes.subarray(0, bytes.length - 1))).toThrow('the header tells of another length');
  expect(parseWordVectors(null).indexOf('film')).toBe(-1);
});
