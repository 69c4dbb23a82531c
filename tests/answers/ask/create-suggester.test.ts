import { describe, expect, it } from 'vitest';
import { createSuggester } from '../../../src/answers/ask/create-suggester.ts';

const questions = [
  'When does The Second Lamp come out?',
  'Who plays Maren Holt?',
  'Who plays Elias Holt?',
  'Who plays the warden?',
  'Who plays the pilot?',
  'Where was the lighthouse filmed?',
  'What is the budget of The Second Lamp?',
  'Who is Ines Caldow?',
  'Who is Tom Venn?',
  'Who is Rosa Marsh?',
];
const { suggest, closest } = createSuggester(questions, [
  ['release', 'come out', 'premiere'],
  ['budget', 'cost'],
]);

describe('suggested questions', () => {
  it('are all of them in their own order before anything is typed', () => {
    expect(suggest('')).toEqual(questions);
    expect(suggest('  ?! ')).toEqual(questions);
  });

  it.each([
    ['who plays mar', 'Who plays Maren Holt?'],
    ['holt maren', 'Who plays Maren Holt?'],
    ['caldwo', 'Who is Ines Caldow?'],
    ['lighthose', 'Where was the lighthouse filmed?'],
    ['whats the guy called who plays elias h', 'Who plays Elias Holt?'],
    ['secnd lamp cost', 'What is the budget of The Second Lamp?'],
    ['releas', 'When does The Second Lamp come out?'],
    ['WHO IS TOM', 'Who is Tom Venn?'],
    ['¿“rosa”…', 'Who is Rosa Marsh?'],
  ])('for "%s" begin with "%s"', (typed, first) => {
    expect(suggest(typed)[0]).toBe(first);
  });

  it('begin with those that begin as it was typed, each once', () => {
    const typed = suggest('who plays');
    expect(typed.slice(0, 4)).toEqual(questions.slice(1, 5));
    expect(new Set(typed).size).toBe(typed.length);
  });

  it('are none for what none of them holds', () => {
    for (const text of ['zzzz', 'x'.repeat(6_000), 'и'.repeat(50)]) expect(suggest(text), text).toEqual([]);
  });

  it('are closest to a text by what few of them hold', () => {
    expect(closest('does anybody know whether maren dies', 3)).toEqual(['Who plays Maren Holt?']);
    expect(closest('who plays the trombone', 3)).toEqual([]);
    expect(closest('', 3)).toEqual([]);
  });
});
