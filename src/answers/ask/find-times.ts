import { isPartialDate, type PartialDate } from '../../lib/partial-date.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** By the whole name, and by its first three or four letters. */
const monthByName: ReadonlyMap<string, number> = new Map(
  months.flatMap((month, index) => [month, month.slice(0, 3), month.slice(0, 4)].map((name) => [name, index + 1])),
);

/** A time that a text mentions, and the words that do so. */
export interface TimeMention {
  start: number;
  end: number;
  date: PartialDate;
  /** The months, as two digits, of a part of the year. */
  months?: readonly string[];
}

const longestMention = 4;

/** Finds days, months and years in folded words; two digits count as a year beside a month, a season or an apostrophe. */
export function findTimes(words: readonly string[]): TimeMention[] {
  const found: TimeMention[] = [];
  // Every mention holds a year, and none has more words than this.
  let nextDigit = -1;
  for (let start = 0; start < words.length; start += 1) {
    if (nextDigit < start) nextDigit = words.findIndex((word, at) => at >= start && /\d/.test(word));
    if (nextDigit < 0) break;
    if (nextDigit >= start + longestMention) continue;
    const mention =
      partOfYear(words, start) ?? dayFirst(words, start) ?? monthFirst(words, start) ?? isoOrYear(words, start);
    if (mention === null) continue;
    found.push(mention);
    start = mention.end - 1;
  }
  return found;
}

/** Whether folded words are nothing but a month or year. */
export function isTime(words: readonly string[]): boolean {
  return words.every((word) => word === 'may' || monthOf(word) !== null || yearOf(word, false) !== null);
}

function monthOf(word: string | undefined): number | null {
  return word === undefined || word === 'may' ? null : (monthByName.get(word) ?? null);
}

function yearOf(word: string | undefined, short: boolean): number | null {
  if (word === undefined) return null;
  if (/^(?:18|19|20)\d\d$/.test(word)) return Number(word);
  if (!short || !/^\d\d$/.test(word)) return null;
  return Number(word) < 40 ? 2000 + Number(word) : 1900 + Number(word);
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

function dayOfMonth(word = ''): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  return ordinals.includes(word) ? ordinals.indexOf(word) + 1 : null;
}

function dayFirst(words: readonly string[], start: number): TimeMention | null {
  const day = dayOfMonth(words[start]);
  const skip = words[start + 1] === 'of' ? 1 : 0;
  const month = monthOf(words[start + 1 + skip]);
  const year = yearOf(words[start + 2 + skip], true);
  if (day === null || month === null || year === null) return null;
  return mention(start, start + 3 + skip, [year, month, day]);
}

function monthFirst(words: readonly string[], start: number): TimeMention | null {
  const month = monthOf(words[start]);
  if (month === null) return null;
  const day = dayOfMonth(words[start + 1]);
  const yearAfterDay = yearOf(words[start + 2], false);
  if (day !== null && yearAfterDay !== null) return mention(start, start + 3, [yearAfterDay, month, day]);
  const year = yearOf(words[start + 1], true);
  return year === null ? null : mention(start, start + 2, [year, month]);
}

const parts: ReadonlyMap<string, readonly string[]> = new Map([
  ['spring', ['03', '04', '05']],
  ['summer', ['06', '07', '08']],
  ['autumn', ['09', '10', '11']],
  ['fall', ['09', '10', '11']],
  ['winter', ['12', '01', '02']],
  ['early', ['01', '02', '03', '04']],
  ['mid', ['05', '06', '07', '08']],
  ['late', ['09', '10', '11', '12']],
  ['end', ['10', '11', '12']],
]);

/** "Summer 2024", "end of 2023". */
function partOfYear(words: readonly string[], start: number): TimeMention | null {
  const months = parts.get(words[start] ?? '');
  const skip = words[start + 1] === 'of' || words[start + 1] === 'in' ? 1 : 0;
  const year = yearOf(words[start + 1 + skip], words[start] !== 'end');
  if (months === undefined || year === null) return null;
  return { start, end: start + 2 + skip, date: String(year), months };
}

const seasons = new Set([
  'summer',
  'spring',
  'autumn',
  'fall',
  'winter',
  'early',
  'late',
  'mid',
  'in',
  'since',
  'the',
  'of',
  'by',
  'year',
]);

/** What a number before it counts, so that it is no year. */
const counted =
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|per|percent|million|thousand|pages?|dollars?|locations?|places?|screens?|reviews?|times?|old|countries|km|mm|fps|k)$/;

const counting = /^(?:of|age|aged|at|about|over|under|than|by|some|nearly|almost|only|just|no|number|channel|take)$/;

function isoOrYear(words: readonly string[], start: number): TimeMention | null {
  const [word, next, third] = words.slice(start, start + 3);
  const year = yearOf(word, false);
  if (year !== null && /^(?:0[1-9]|1[0-2])$/.test(next ?? '')) {
    if (/^(?:[0-2]\d|3[01])$/.test(third ?? '')) return mention(start, start + 3, [year, Number(next), Number(third)]);
    return mention(start, start + 2, [year, Number(next)]);
  }
  if (year !== null) return mention(start, start + 1, [year]);
  const alternative = words[start - 1] === 'or' && yearOf(words[start - 2], false) !== null;
  const late = /^[5-9]\d$/.test(word ?? '') && !counted.test(next ?? '') && !counting.test(words[start - 1] ?? '');
  const short = alternative || late || seasons.has(words[start - 1] ?? '') ? yearOf(word, true) : null;
  return short === null ? null : mention(start, start + 1, [short]);
}

function mention(start: number, end: number, [year, ...rest]: readonly number[]): TimeMention | null {
  const date = [String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
  return isPartialDate(date) ? { start, end, date } : null;
}
