const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const spans: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Who reads the time: `now` in milliseconds; the browser's own language and zone unless given. */
export interface TimeReader {
  now: number;
  locale?: string;
  timeZone?: string;
}

/** A moment (in seconds) in one of Discord's timestamp styles, in the reader's own zone; `R` is relative to `now`. */
export function formatTimestamp(unix: number, style: string, { now, locale, timeZone }: TimeReader): string {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  if (style === 'R') return relative(unix - now / 1000, locale);
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale, { ...(styles[style] ?? styles.f), ...zone }).format(date);
}

function relative(seconds: number, locale: string | undefined): string {
  const [unit, size] = spans.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
