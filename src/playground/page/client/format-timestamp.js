/** @type {Readonly<Record<string, Intl.DateTimeFormatOptions>>} */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** @type {readonly [Intl.RelativeTimeFormatUnit, number][]} */
const spans = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A moment in one of Discord's timestamp styles, in the reader's own zone; `R` is relative to `now`.
 * @param {number} unix seconds
 * @param {string} style
 * @param {{ now: number, locale?: string, timeZone?: string }} reader `now` in milliseconds
 * @returns {string}
 */
export function formatTimestamp(unix, style, { now, locale, timeZone }) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  if (style === 'R') return relative(unix - now / 1000, locale);
  return new Intl.DateTimeFormat(locale, { ...(styles[style] ?? styles.f), timeZone }).format(date);
}

/** @param {number} seconds @param {string} [locale] */
function relative(seconds, locale) {
  const [unit, size] = spans.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
