import { firstDay, lastDay } from '../../lib/partial-date.ts';
import { wordsOf } from '../../lib/words.ts';
import { decadeOf } from './decade-of.ts';
import { findTimes, type TimeMention } from './find-times.ts';

interface Period {
  from: string;
  to: string;
}

const seasons: ReadonlyMap<string, readonly number[]> = new Map([
  ['spring', [3, 4, 5]],
  ['summer', [6, 7, 8]],
  ['autumn', [9, 10, 11]],
  ['winter', [12, 1, 2]],
  ['christmas', [12]],
]);

/** Whether folded words put forward a time that a statement, which names times, has otherwise. */
export function contradictsTime(words: readonly string[], statement: string): boolean {
  const told = periodsIn(wordsOf(statement.replace(/(?<=\d\d)\)/g, ' )')));
  if (told.length === 0) return false;
  return (
    findTimesAndDecades(words).some(({ start, period }) => {
      const before = words.slice(Math.max(0, start - 3), start).join(' ');
      if (/\b(?:before|by|earlier than|prior to)(?: the)?(?: end of)?$/.test(before))
        return !told.some(({ from }) => from <= period.to);
      if (/\b(?:after|since|later than|post)(?: the)?$/.test(before)) return !told.some(({ to }) => to >= period.from);
      return !told.some(({ from, to }) => from <= period.to && period.from <= to);
    }) || contradictsSeason(words, told)
  );
}

/** "A summer film" against a day in December. */
function contradictsSeason(words: readonly string[], told: readonly Period[]): boolean {
  const named = words.flatMap((word, at) => (/^\d{4}$/.test(words[at + 1] ?? '') ? [] : (seasons.get(word) ?? [])));
  const months = told
    .filter(({ from, to }) => from.slice(0, 7) === to.slice(0, 7))
    .map(({ from }) => Number(from.slice(5, 7)));
  return named.length > 0 && months.length > 0 && !months.some((month) => named.includes(month));
}

function periodsIn(words: readonly string[]): Period[] {
  return findTimesAndDecades(words).map(({ period }) => period);
}

function findTimesAndDecades(words: readonly string[]): { start: number; period: Period }[] {
  const decades = words.flatMap((word, start) => {
    // "In his forties" tells an age.
    const decade = /^(?:his|her|their)$/.test(words[start - 1] ?? '') ? null : decadeOf(word);
    return decade === null ? [] : [{ start, period: { from: `${decade.from}-01-01`, to: `${decade.to}-12-31` } }];
  });
  return [...findTimes(words).map((mention) => ({ start: mention.start, period: periodOf(mention) })), ...decades];
}

function periodOf({ date, months = [] }: TimeMention): Period {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return { from: firstDay(date), to: lastDay(date) };
  // What is said of a part of a year is loose by some weeks.
  return first > last
    ? { from: `${date}-01-01`, to: `${date}-12-31` }
    : { from: `${date}-${first}-01`, to: `${date}-${last}-31` };
}
