import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckedText, checkText } from '../../../src/answers/ask/check-text.ts';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

const today = '2026-11-20';
const messages = readFileSync('tests/fixtures/messages/checked.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; message: string; claims: string[][] });

/** The highest whole per cent reached so far; they only rise. */
const leastFound = 96;
const leastRight = 93;

describe('a message that is checked', () => {
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf('data'));
  });
  const check = (text: string, day = today): CheckedText =>
    checkText(dataset, text, { find: answerer.findClaims, day });
  const idsOf = (text: string) => check(text).checked.map(({ claim }) => claim.id);

  it('is parted into its claims, each with what stands in the place of what no longer does', () => {
    const { checked } = check(
      'yo heat 2 is coming out in 2025 with leo confirmed and adam driver as neil, WB is making it',
    );
    expect(checked.map(({ said }) => said)).toEqual([
      'yo heat 2 is coming out in 2025',
      'leo confirmed',
      'adam driver as neil',
      'WB is making it',
    ]);
    expect(checked[0]).toMatchObject({
      claim: { id: 'sequel-release-2025' },
      supersededBy: { id: 'sequel-release-2027' },
    });
    expect(checked[1]?.supersededBy).toBeNull();
    expect(checked[3]?.supersededBy?.statement).toContain('United Artists');
  });

  it(`has its claims found, ${leastFound} in a hundred at the least`, () => {
    const wanted = messages.flatMap(({ message, claims }) => {
      const ids = idsOf(message);
      return claims.map((group) => group.some((id) => ids.includes(id)));
    });
    expect(wanted.length).toBeGreaterThan(90);
    expect((100 * wanted.filter(Boolean).length) / wanted.length).toBeGreaterThanOrEqual(leastFound);
  });

  it(`is shown no other claims, ${leastRight} in a hundred right at the least`, () => {
    const shown = messages.flatMap(({ message, claims }) => idsOf(message).map((id) => claims.flat().includes(id)));
    expect((100 * shown.filter(Boolean).length) / shown.length).toBeGreaterThanOrEqual(leastRight);
  });

  it('names only claims that the record has in its fixture', () => {
    expect(messages.flatMap(({ claims }) => claims.flat()).filter((id) => !dataset.claims.has(id))).toEqual([]);
  });

  it('is held to the record as it stood on the day', () => {
    const [then] = check('heat 2 comes out in 2025', '2024-06-01').checked;
    expect(then).toMatchObject({ claim: { id: 'sequel-release-2025' }, supersededBy: null });
  });

  it('shows nothing of what the record does not speak of, and each claim once', () => {
    for (const text of ['', '   ', '🎬🎬', 'I had pasta for lunch. See you all tomorrow evening?', '<@1234> <#5678>'])
      expect(idsOf(text), text).toEqual([]);
    expect(idsOf('Natalie Portman was fourteen in Heat. Natalie Portman was fourteen years old in Heat.')).toHaveLength(
      1,
    );
  });

  it('shows five claims at the most, and tells of the others', () => {
    const { checked, more } = check(
      messages
        .slice(0, 12)
        .map(({ message }) => message)
        .join('\n'),
    );
    expect(checked).toHaveLength(5);
    expect(more).toBeGreaterThan(3);
  });

  it('is read to its end, however long and however tangled it is', () => {
    const tangled = 'We talked, ate, and laughed, but he left, and then, so, with her, they stayed. '.repeat(40);
    expect(idsOf(`${tangled.slice(0, 3_000)}\nVal Kilmer died in April 2025.`)).toEqual(['person-kilmer-death']);
    for (const text of ['and '.repeat(1_500), ', '.repeat(3_000), '.'.repeat(6_000), 'ü'.repeat(6_000), '((((\n\n)))'])
      expect(idsOf(text), text.slice(0, 8)).toEqual([]);
  });
});
