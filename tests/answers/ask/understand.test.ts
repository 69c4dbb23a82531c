import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Unit } from '../../../src/answers/ask/question.ts';
import { answererOf } from './answerer-of.ts';

const today = '2026-11-20';

describe('a question', () => {
  let answerer: Answerer;
  beforeAll(async () => {
    ({ answerer } = await answererOf('tests/fixtures/record'));
  });
  const understood = (text: string, asOf: string | null = null) => answerer.ask(text, { today, asOf }).question;
  const kinds = (units: readonly Unit[]) => units.map(({ text, kind }) => [text, kind]);

  it('names people by surname, part and alias, in any case and with a slip', () => {
    expect(understood('WHO IS HOLT').names).toEqual(['character:maren', 'character:elias']);
    expect(understood('who is the keeper').names).toEqual(['character:elias']);
    expect(understood('who is ines caldwo').names).toEqual(['person:caldow']);
  });

  it('is about the work whose kind it names', () => {
    expect(understood('who wrote the novel').works).toEqual(['novel']);
  });

  it('is parted into names, words and what no fact knows', () => {
    expect(kinds(understood('who plays maren holt').units)).toEqual([
      ['plays', 'light'],
      ['maren holt', 'name'],
    ]);
    expect(kinds(understood('who plays the zyzzyva').units)).toContainEqual(['zyzzyva', 'unknown']);
  });

  it('is asked of the day beside it, or of the day in its words', () => {
    expect(understood('who is in the sequel').day).toBe(today);
    expect(understood('who is in the sequel', '2024-05-01')).toMatchObject({ day: '2024-05-01', past: true });
    expect(understood('who was in the sequel as of march 2024')).toMatchObject({ day: '2024-03-31', past: true });
    expect(understood('who is in the sequel as of 2031')).toMatchObject({ day: today, past: false });
  });

  it('is declined when a word of it is unknown, or it is small talk, or names another title', () => {
    for (const text of ['who plays the zyzzyva', 'good morning', 'tell me a joke', '', '   '])
      expect(answerer.ask(text, { today }).kind, text).toBe('declined');
  });

  it('is answered from the claim that stands on the day, with what that replaced', () => {
    const asked = 'when does the second lamp start filming';
    const now = answerer.ask(asked, { today });
    expect(now).toMatchObject({
      kind: 'answered',
      facts: [{ id: 'sequel-filming-october-2026' }],
      past: [{ id: 'sequel-filming-spring-2025' }],
    });
    const then = answerer.ask(asked, { today, asOf: '2025-10-01' });
    expect(then).toMatchObject({ kind: 'answered', facts: [{ id: 'sequel-filming-spring-2025' }], past: [] });
  });
});
