import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  comparePartialDates,
  dayOf,
  firstDay,
  isPartialDate,
  lastDay,
  partialDateWords,
} from '../../src/lib/partial-date.ts';

const instant = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const day = instant.map(dayOf);
const partialDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));

function nextDay(text: string): string {
  return dayOf(new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000));
}

describe('isPartialDate', () => {
  test.each(['2025', '2025-02', '2025-02-28', '2024-02-29', '2000-02-29', '0001', '9999-12-31'])('takes %s', (text) => {
    expect(isPartialDate(text)).toBe(true);
  });

  test.each([
    '',
    '25',
    '20255',
    '2025-',
    '2025-2',
    '2025-00',
    '2025-13',
    '2025-02-00',
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-1-1',
    '2025-01-01T00:00:00Z',
    ' 2025',
    '2025\n',
    '0000',
    '0000-01-01',
    '-2025',
    '２０２５',
    'May 2025',
  ])('refuses %j', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });

  it('takes every day of the calendar, its month and its year', () => {
    fc.assert(fc.property(partialDate, (text) => isPartialDate(text)));
  });

  it('takes nothing that the calendar does not have', () => {
    const digits = (length: number) => fc.nat({ max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
    fc.assert(
      fc.property(digits(4), digits(2), digits(2), (year, month, date) => {
        const text = `${year}-${month}-${date}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = year !== '0000' && !Number.isNaN(parsed.getTime()) && dayOf(parsed) === text;
        expect(isPartialDate(text)).toBe(exists);
      }),
    );
  });
});

describe('firstDay and lastDay', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2025-05-06', '2025-05-06', '2025-05-06'],
    ['0099', '0099-01-01', '0099-12-31'],
    ['0004-02', '0004-02-01', '0004-02-29'],
  ])('gives for %s %s and %s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it('encloses every day that the date can mean, and no other', () => {
    fc.assert(
      fc.property(partialDate, day, (date, some) => {
        const [first, last] = [firstDay(date), lastDay(date)];
        expect(isPartialDate(first) && isPartialDate(last)).toBe(true);
        expect(first.startsWith(date) && last.startsWith(date)).toBe(true);
        expect(first <= some && some <= last).toBe(some.startsWith(date));
        if (last !== '9999-12-31') expect(nextDay(last).startsWith(date)).toBe(false);
      }),
    );
  });
});

describe('dayOf', () => {
  it('gives the day in UTC', () => {
    expect(dayOf(new Date('2025-12-31T23:59:59.999Z'))).toBe('2025-12-31');
    expect(dayOf(new Date('2026-01-01T00:30:00+01:00'))).toBe('2025-12-31');
  });
});

describe('partialDateWords', () => {
  test.each([
    ['2023', '2023'],
    ['2023-11', 'November 2023'],
    ['2023-11-03', '3 November 2023'],
    ['2024-02-29', '29 February 2024'],
  ])('writes %s as %s', (date, words) => {
    expect(partialDateWords(date)).toBe(words);
  });
});

describe('comparePartialDates', () => {
  it('puts earlier first, and of two that begin together the less exact', () => {
    const dates = ['2025-01-02', '2025-01-01', '2026', '2025', '2025-01', '2024-12-31'];
    expect(dates.sort(comparePartialDates)).toEqual([
      '2024-12-31',
      '2025',
      '2025-01',
      '2025-01-01',
      '2025-01-02',
      '2026',
    ]);
  });

  it('is a total order that is equal for the same date alone', () => {
    const near = fc.oneof(partialDate, fc.constantFrom('2025', '2025-01', '2025-01-01', '2024', '2025-02'));
    fc.assert(
      fc.property(near, near, near, (a, b, c) => {
        const order = Math.sign(comparePartialDates(a, b));
        expect(order + Math.sign(comparePartialDates(b, a))).toBe(0);
        expect(order === 0).toBe(a === b);
        if (order <= 0 && comparePartialDates(b, c) <= 0) expect(comparePartialDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
