import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/dataset/dataset.ts';
import {
  certaintyRank,
  compareClaims,
  isLive,
  isSaid,
  liveClaims,
  pastClaims,
  supersedersOf,
} from '../../src/dataset/live-claims.ts';
import { certainties } from '../../src/dataset/record-schema.ts';
import { firstDay } from '../../src/lib/partial-date.ts';

const blank: Claim = {
  id: 'a',
  subject: 'sequel',
  topic: 'filming',
  statement: 'S.',
  certainty: 'reported',
  spoiler: 'none',
  sources: ['archive'],
  supersedes: [],
  beside: [],
  quotes: [],
  people: [],
  characters: [],
  keywords: [],
  cast: [],
  values: {},
};

function claim(id: string, more: Partial<Claim> = {}): Claim {
  return { ...blank, id, ...more };
}

function supersessions(claims: readonly Claim[]) {
  const supersededBy = new Map<string, Claim[]>();
  for (const newer of claims)
    for (const old of newer.supersedes) supersededBy.set(old, [...(supersededBy.get(old) ?? []), newer]);
  return { supersededBy };
}

const ids = (claims: readonly Claim[]) => claims.map(({ id }) => id);

const twoDigits = (max: number) => fc.integer({ min: 1, max }).map((number) => String(number).padStart(2, '0'));
// Few years and months, so that dates often meet.
const month = fc.tuple(fc.constantFrom('2023', '2024', '2025'), twoDigits(4)).map((parts) => parts.join('-'));
const day = fc.tuple(month, twoDigits(5)).map((parts) => parts.join('-'));
const date = fc.oneof(fc.constantFrom('2023', '2024', '2025'), month, day);
const anyClaims = fc
  .array(
    fc.record({
      certainty: fc.constantFrom(...certainties),
      asOf: fc.option(date, { nil: null }),
      older: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(({ certainty, asOf, older }, index) => {
      const supersedes = [...new Set(older.filter((other) => other < index))].map((other) => `claim-${other}`);
      return claim(`claim-${index}`, { certainty, supersedes, ...(asOf === null ? {} : { asOf }) });
    }),
  );

describe('isSaid', () => {
  it('counts a partial date from its first day on, and a claim without a date always', () => {
    expect(isSaid({ asOf: '2025-02' }, '2025-01-31')).toBe(false);
    expect(isSaid({ asOf: '2025-02' }, '2025-02-01')).toBe(true);
    expect(isSaid({ asOf: '2025-02-03' }, '2025-02-03')).toBe(true);
    expect(isSaid({}, '1800-01-01')).toBe(true);
  });
});

describe('liveClaims', () => {
  const old = claim('old', { asOf: '2024-03' });
  const fresh = claim('new', { asOf: '2025-06-01', supersedes: ['old'] });
  const dataset = supersessions([old, fresh]);

  it.each([
    ['2024-02-29', [], []],
    ['2024-03-01', ['old'], []],
    ['2025-05-31', ['old'], []],
    ['2025-06-01', ['new'], ['old']],
  ])('on %s has %j live and %j past', (on, live, past) => {
    expect(ids(liveClaims(dataset, [old, fresh], on))).toEqual(live);
    expect(ids(pastClaims(dataset, [old, fresh], on))).toEqual(past);
  });

  it('puts the surest first, then the newest, then by id, the undated last', () => {
    const claims = [
      claim('denied', { certainty: 'denied', asOf: '2026' }),
      claim('undated', { certainty: 'confirmed' }),
      claim('b', { certainty: 'confirmed', asOf: '2024' }),
      claim('a', { certainty: 'confirmed', asOf: '2024' }),
      claim('newer', { certainty: 'confirmed', asOf: '2025' }),
      claim('rumour', { certainty: 'rumoured', asOf: '2026' }),
      claim('report', { certainty: 'reported', asOf: '2026' }),
    ];
    expect(ids(liveClaims(supersessions(claims), claims, '2026-12-31'))).toEqual([
      'newer',
      'a',
      'b',
      'undated',
      'report',
      'rumour',
      'denied',
    ]);
  });

  it('never has a claim live before it was said', () => {
    fc.assert(
      fc.property(anyClaims, day, (claims, on) => {
        for (const { asOf } of liveClaims(supersessions(claims), claims, on))
          expect(asOf === undefined || firstDay(asOf) <= on).toBe(true);
      }),
    );
  });

  it('never has a claim live once something said by then supersedes it, rumours against confirmations aside', () => {
    fc.assert(
      fc.property(anyClaims, day, (claims, on) => {
        const dataset = supersessions(claims);
        const live = new Set(ids(liveClaims(dataset, claims, on)));
        for (const newer of claims.filter((one) => isSaid(one, on)))
          for (const older of claims.filter(({ id }) => newer.supersedes.includes(id)))
            if (newer.certainty !== 'rumoured' || older.certainty !== 'confirmed') expect(live).not.toContain(older.id);
      }),
    );
  });

  it('lets no rumour displace a confirmation', () => {
    fc.assert(
      fc.property(anyClaims, day, (claims, on) => {
        const harmless = claims.map((one) => (one.certainty === 'rumoured' ? one : { ...one, supersedes: [] }));
        const dataset = supersessions(harmless);
        for (const one of harmless.filter(({ certainty }) => certainty === 'confirmed')) {
          expect(isLive(dataset, one, on)).toBe(isSaid(one, on));
          expect(supersedersOf(dataset, one, on)).toEqual([]);
        }
      }),
    );
  });

  it('puts no rumour before a confirmation', () => {
    fc.assert(
      fc.property(anyClaims, day, (claims, on) => {
        const ranks = liveClaims(supersessions(claims), claims, on).map(({ certainty }) => certaintyRank(certainty));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  it('has every claim that was said either live or past, and never both', () => {
    fc.assert(
      fc.property(anyClaims, day, (claims, on) => {
        const dataset = supersessions(claims);
        const both = [...liveClaims(dataset, claims, on), ...pastClaims(dataset, claims, on)];
        expect(ids(both).sort()).toEqual(ids(claims.filter((one) => isSaid(one, on))).sort());
      }),
    );
  });

  it('gives the same order whatever order the claims come in', () => {
    const shuffled = anyClaims.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    );
    fc.assert(
      fc.property(shuffled, day, ([claims, mixed], on) => {
        expect(liveClaims(supersessions(mixed), mixed, on)).toEqual(liveClaims(supersessions(claims), claims, on));
        expect(pastClaims(supersessions(mixed), mixed, on)).toEqual(pastClaims(supersessions(claims), claims, on));
      }),
    );
  });
});

describe('compareClaims', () => {
  const three = fc
    .tuple(anyClaims, anyClaims, anyClaims)
    .map((lists) => lists.flat())
    .filter((claims) => claims.length >= 3);

  it('is a total order: antisymmetric, transitive, and equal for the same claim alone', () => {
    fc.assert(
      fc.property(three, (claims) => {
        for (const a of claims.slice(0, 6))
          for (const b of claims.slice(0, 6)) {
            const order = Math.sign(compareClaims(a, b));
            expect(order + Math.sign(compareClaims(b, a))).toBe(0);
            if (a.id !== b.id) expect(order).not.toBe(0);
            if (a === b) expect(order).toBe(0);
            for (const c of claims.slice(-4))
              if (order <= 0 && compareClaims(b, c) <= 0) expect(compareClaims(a, c)).toBeLessThanOrEqual(0);
          }
      }),
    );
  });
});
