/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date as exact as the source that gave it. */
export type PartialDate = string;

/** `YYYY-MM-DD`. */
export type Day = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a partial date that exists in the calendar. */
export function isPartialDate(text: string): text is PartialDate {
  const match = shape.exec(text);
  if (match === null || match[1] === '0000') return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** The first day that the date can mean. */
export function firstDay(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day that the date can mean. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split('-').map(Number);
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return dayOf(last);
}

/** The UTC day of an instant. */
export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

/** Orders partial dates by their first day; of two that begin together the less exact comes first. */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [first, second] = [firstDay(a), firstDay(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.length - b.length;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The date in English words: `2023`, `November 2023`, `3 November 2023`. */
export function partialDateWords(date: PartialDate): string {
  const [year, month, day] = date.split('-');
  if (year === undefined || month === undefined) return date;
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
