import { expect, it } from 'vitest';
import { createNameIndex } from '../../src/dataset/name-index.ts';

const names = ['Ines Caldow', 'Marten Holt', 'Maren Holt', 'Elias Vance', 'Vance Ines'];
const index = createNameIndex(
  names.map((label) => ({ id: label.toLowerCase().replace(' ', '-'), label, aliases: [] })),
);
const suggested = (text: string) => index.suggest(text, 25).map(({ label }) => label);

it('suggests what begins with what is typed, then what holds it, and guesses at nothing else', () => {
  expect(suggested('vance')).toEqual(['Vance Ines', 'Elias Vance']);
  expect(suggested('mar')).toEqual(['Marten Holt', 'Maren Holt']);
  expect(suggested('maren')).toEqual(['Maren Holt']);
});

it('guesses where nothing holds it: a slip, or the words in another order', () => {
  expect(suggested('calduw')).toEqual(['Ines Caldow']);
  expect(suggested('holt marten')[0]).toBe('Marten Holt');
  expect(suggested('xyzzy')).toEqual([]);
});

it('suggests all in their own order for no text, so many at the most', () => {
  expect(suggested('  ')).toEqual(names);
  expect(index.suggest('', 2)).toHaveLength(2);
});
