import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Dataset } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load-dataset.ts';
import { checkCard } from '../../src/views/check-card.ts';
import { renderCard } from '../../src/views/render-card.ts';
import { partsOf } from '../fakes/message-parts.ts';

describe('the card of a message that is checked', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = await loadDataset('data');
  });
  const claimOf = (id: string): Claim => {
    const claim = dataset.claims.get(id);
    if (claim === undefined) throw new Error(`No claim ${id}`);
    return claim;
  };
  const textOf = (card: ReturnType<typeof checkCard>, plain: 'none' | 'film' | 'novel' = 'none') =>
    partsOf(renderCard(card, { plain }).components)
      .flatMap(({ content }) => content ?? [])
      .join('\n');

  it('says of each claim how sure it is, since when and by whom, and what took its place', () => {
    const text = textOf(
      checkCard(dataset, {
        checked: [
          {
            said: 'it is out in 2025',
            claim: claimOf('sequel-release-2025'),
            supersededBy: claimOf('sequel-release-2027'),
          },
          { said: 'driver is neil', claim: claimOf('sequel-driver-talks-2023'), supersededBy: null },
        ],
        more: 2,
      }),
    );
    expect(text).toMatch(
      /“it is out in 2025”\n\*\*Superseded\*\*: The first target.*\n-# was reported · said May 2024 · \S/,
    );
    expect(text).toMatch(/\*\*Now reported\*\*: Since October 2025.*2027.*\n-# as of/);
    expect(text).toMatch(/“driver is neil”\n\*\*Reported\*\*: .*\n-# as of <t:\d+:D> · \S/);
    expect(text).toContain('And 2 more');
  });

  it('has the colour of its one claim, and none of several', () => {
    const claim = claimOf('sequel-chalamet-wish');
    const one = { said: 'x', claim, supersededBy: null };
    expect(checkCard(dataset, { checked: [one], more: 0 }).tone).toBe(claim.certainty);
    expect(checkCard(dataset, { checked: [{ ...one, supersededBy: claim }], more: 0 }).tone).toBe('superseded');
    expect(checkCard(dataset, { checked: [one, one], more: 0 }).tone).toBe('plain');
    expect(checkCard(dataset, { checked: [], more: 0 }).tone).toBe('plain');
  });

  it('hides what gives something away, in the quote as well, and what its author had hidden', () => {
    const checked = [{ said: 'neil dies', claim: claimOf('film-ending'), supersededBy: null }];
    expect(textOf(checkCard(dataset, { checked, more: 0 }))).toMatch(/\|\|“neil dies”\|\|\n\*\*Confirmed\*\*: \|\|/);
    expect(textOf(checkCard(dataset, { checked, more: 0 }), 'film')).not.toContain('||');
    const barred = [{ said: '||it is||', claim: claimOf('film-budget'), supersededBy: null }];
    expect(textOf(checkCard(dataset, { checked: barred, more: 0 }))).toMatch(/\|\|“it is”\|\|/);
  });

  it('quotes as plain words, cut where they are long', () => {
    const said = `@everyone **now** <@1> ${'x'.repeat(300)}`;
    const text = textOf(
      checkCard(dataset, { checked: [{ said, claim: claimOf('film-budget'), supersededBy: null }], more: 0 }),
    );
    expect(text).toContain('\\*\\*now\\*\\*');
    expect(text).toContain('…”');
  });

  it('shows all of the five longest claims of the record, each superseded by another', () => {
    const longest = [...dataset.claims.values()].sort((a, b) => b.statement.length - a.statement.length);
    const checked = longest
      .slice(0, 5)
      .map((claim, at) => ({ said: 'x'.repeat(200), claim, supersededBy: longest[at + 5] ?? null }));
    const text = textOf(checkCard(dataset, { checked, more: 1 }), 'novel');
    expect(text.match(/\*\*Superseded\*\*/g)).toHaveLength(5);
    expect(text).toContain('And 1 more');
  });
});
