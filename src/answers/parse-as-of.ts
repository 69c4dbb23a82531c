import { type Day, dayOf, firstDay, isPartialDate, lastDay, type PartialDate } from '../lib/partial-date.ts';

export type AsOf =
  /** `asked` is null for today. */
  { kind: 'day'; day: Day; asked: PartialDate | null } | { kind: 'invalid'; reason: 'shape' | 'future' };

/** The day that `as-of` means: the last one of a year or month, but never one that is still to come. */
export function parseAsOf(text: string | undefined, now: Date): AsOf {
  const today = dayOf(now);
  const date = text?.trim() ?? '';
  if (date === '') return { kind: 'day', day: today, asked: null };
  if (!isPartialDate(date)) return { kind: 'invalid', reason: 'shape' };
  if (firstDay(date) > today) return { kind: 'invalid', reason: 'future' };
  const last = lastDay(date);
  return { kind: 'day', day: last > today ? today : last, asked: date };
}
