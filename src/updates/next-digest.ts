import { DateTime } from 'luxon';

const hour = 9;
const monday = 1;

/** When the next digest goes out after `now`: 09:00 by the guild's clock, every day or on Mondays. */
export function nextDigest(schedule: 'daily' | 'weekly', { zone, now }: { zone: string; now: Date }): Date {
  const local = DateTime.fromJSDate(now, { zone });
  const today = local.startOf('day');
  const wait = schedule === 'daily' ? 0 : (monday - local.weekday + 7) % 7;
  const first = today.plus({ days: wait }).set({ hour });
  const step = schedule === 'daily' ? 1 : 7;
  const next = first > local ? first : today.plus({ days: wait + step }).set({ hour });
  return next.toJSDate();
}
