import { describe, expect, it } from 'vitest';
import { findTimes, isTime } from '../../../src/answers/ask/find-times.ts';

describe('times in a question', () => {
  it.each([
    ['what happened in 1995', ['1995']],
    ['the 95 film', ['1995']],
    ['who was cast in july 2024', ['2024-07']],
    ['as of 1 dec 2023', ['2023-12-01']],
    ['the first of august 2024', ['2024-08-01']],
    ['march 3 2026', ['2026-03-03']],
    ['on 2025 10 18', ['2025-10-18']],
    ['in 1963 or 64', ['1963', '1964']],
    ['it may be 480 pages', []],
    ['february 30 2024', ['2024']],
  ])('are found in "%s"', (text, dates) => {
    expect(findTimes(text.split(' ')).map(({ date }) => date)).toEqual(dates);
  });

  it('may be a part of a year, by its months', () => {
    expect(findTimes(['summer', '2024'])).toEqual([{ start: 0, end: 2, date: '2024', months: ['06', '07', '08'] }]);
    expect(findTimes(['end', 'of', '2023'])).toEqual([{ start: 0, end: 3, date: '2023', months: ['10', '11', '12'] }]);
  });

  it('are told from names', () => {
    expect(isTime(['october'])).toBe(true);
    expect(isTime(['october', 'sky'])).toBe(false);
  });
});
