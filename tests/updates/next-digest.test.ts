import { expect, test } from 'vitest';
import { nextDigest } from '../../src/updates/next-digest.ts';

test.each([
  ['the same day before nine', 'daily', 'UTC', '2026-11-20T08:59:59Z', '2026-11-20T09:00:00Z'],
  ['the next day from nine on', 'daily', 'UTC', '2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'],
  ['nine by the winter clock of Berlin', 'daily', 'Europe/Berlin', '2026-11-20T12:00:00Z', '2026-11-21T08:00:00Z'],
  ['the day the clock goes forward', 'daily', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
  ['the day the clock goes back', 'daily', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00Z'],
  ['a Monday before nine', 'weekly', 'Europe/Berlin', '2026-11-23T07:59:00Z', '2026-11-23T08:00:00Z'],
  ['a Monday after nine', 'weekly', 'Europe/Berlin', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
  ['a week in which the clock goes forward', 'weekly', 'Europe/Berlin', '2026-03-24T12:00:00Z', '2026-03-30T07:00:00Z'],
  ['a week in which the clock goes back', 'weekly', 'Europe/Berlin', '2026-10-20T12:00:00Z', '2026-10-26T08:00:00Z'],
  [
    'a Monday there that is still Sunday in UTC',
    'weekly',
    'Asia/Tokyo',
    '2026-11-22T23:30:00Z',
    '2026-11-23T00:00:00Z',
  ],
  ['the turn of the year', 'daily', 'America/New_York', '2026-12-31T20:00:00Z', '2027-01-01T14:00:00Z'],
  ['a zone of quarter hours', 'daily', 'Asia/Kathmandu', '2026-11-20T03:14:00Z', '2026-11-20T03:15:00Z'],
] as const)('a digest goes out at nine: %s', (_, schedule, zone, now, due) => {
  expect(nextDigest(schedule, { zone, now: new Date(now) })).toEqual(new Date(due));
});
