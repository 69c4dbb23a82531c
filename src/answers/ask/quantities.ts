import { commonWords } from './common-words.ts';

/** A number with what it counts; `least` and `most` bound what it may be. */
export interface Quantity {
  value: number;
  /** The singular noun that is counted, money and lengths of time in one unit each; null where none stands there. */
  unit: string | null;
  least: number;
  most: number;
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numerals = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ['once', 1],
  ['twice', 2],
  ['half', 0.5],
  ['a', 1],
  ['an', 1],
  ['hundred', 100],
]);
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mil', 1e6],
  ['mill', 1e6],
  ['million', 1e6],
  ['millions', 1e6],
  ['billion', 1e9],
]);
const lengths: ReadonlyMap<string, number> = new Map(
  Object.entries({
    min: 1,
    mins: 1,
    minute: 1,
    hr: 60,
    hrs: 60,
    hour: 60,
    day: 1440,
    week: 10_080,
    month: 43_800,
    year: 525_600,
  }),
);
const sameCount: ReadonlyMap<string, string> = new Map(
  Object.entries({
    movie: 'film',
    feature: 'film',
    picture: 'film',
    place: 'location',
    song: 'track',
    actor: 'person',
  }),
);
const word = [...numerals.keys()].filter((each) => each.length > 2 && each !== 'half').join('|');
const pattern = new RegExp(
  `(?<![\\w.,-])(?<sign>[$£€])?(?:(?<digits>\\d[\\d,]*(?:\\.\\d+)?)|(?<word>(?:${tens.join('|')})[- ](?:${units.slice(1, 10).join('|')})\\b|(?:${word})\\b|half(?= an? hour)|an?(?= (?:hundred|thousand|million|billion)\\b)))` +
    `(?<half> and a half| an?(?= hour))?(?:[ -]?(?<scale>${[...scales.keys()].join('|')})\\b)?(?<percent> ?%| per ?cent)?(?:[- ](?!and |or |to |at |of |in |with )(?<adjective>\\w+[- ])?(?<noun>[a-z]+))?`,
  'giu',
);
const over =
  /\b(?:over|more than|above|at least|longer than|upwards of|exceed\w*|beyond|past|older than|bigger than|north of)(?: an?| the| [$£€])? ?$/i;
const under =
  /\b(?:under|less than|below|fewer than|at most|shorter than|younger than|short of|not even)(?: an?| the)? ?$/i;
const about =
  /\b(?:around|about|abt|roughly|almost|nearly|like|some|circa|approximately|approx|close to|or so|kinda|just short of|a little over|estimated|upwards of)(?: an?| the)? ?$/i;

/** "150 or 170 million", of which the first is in millions too. */
const range = /(?<![\d.,])(\d[\d.,]*)( or | to | and |-)(\d[\d.,]*) ((?:thousand|million|billion)(?: dollars)?)/giu;

/** Finds the numbers of a text that are neither days nor years nor parts of a name, hours and minutes together. */
export function quantitiesIn(typed: string): Quantity[] {
  const text = typed.replace(range, '$1 $4$2$3 $4');
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const { sign, digits, word, half, scale, percent, adjective, noun } = match.groups ?? {};
    const number = digits === undefined ? numeralOf(word ?? '') : Number(digits.replaceAll(',', ''));
    const plain = sign === undefined && scale === undefined && percent === undefined;
    if (digits !== undefined && plain && /^(?:18|19|20)\d\d$/.test(digits)) return [];
    if (
      plain &&
      (isDay(text, match.index, noun) ||
        isPronoun(word, { before: beforeIn(text, match.index), noun: `${adjective ?? ''}${noun ?? ''}` }))
    )
      return [];
    const scaled = (number + (half === ' and a half' ? 0.5 : 0)) * (scales.get(scale?.toLowerCase() ?? '') ?? 1);
    const unit = sign !== undefined ? 'dollar' : percent !== undefined ? 'percent' : unitOf(noun, adjective, scale);
    const length = lengths.get(unit ?? '');
    const value = length === undefined ? scaled : scaled * length;
    return [
      {
        at: match.index,
        ...boundsOf(value, beforeIn(text, match.index)),
        value,
        unit: length === undefined ? unit : 'minute',
      },
    ];
  });
  const joined = found.filter(({ unit, value, at }, index) => {
    const before = found[index - 1];
    const isPart =
      before?.unit === 'minute' &&
      unit === 'minute' &&
      value < before.value &&
      / and $|hours? $/i.test(beforeIn(text, at));
    if (isPart)
      Object.assign(before, boundsOf(before.value + value, beforeIn(text, before.at)), { value: before.value + value });
    return !isPart;
  });
  return joined.map(({ value, unit, least, most }) => ({ value, unit, least, most }));
}

const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** As much of the text before a number as can tell of it. */
function beforeIn(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at);
}

function isDay(text: string, at: number, noun: string | undefined): boolean {
  const before = /([\p{L}]+)\.? $/u.exec(beforeIn(text, at))?.[1] ?? '';
  return (
    (noun !== undefined && month.test(noun) && noun !== 'mark') ||
    (month.test(before) && /^\p{L}{3,9}$/u.test(before) && before !== 'made')
  );
}

/** "One" mostly counts nothing. */
function isPronoun(
  word: string | undefined,
  { before, noun = '' }: { before: string; noun: string | undefined },
): boolean {
  if (!/^one$/i.test(word ?? '') || noun.split(/[ -]/).some((each) => lengths.has(each))) return false;
  return noun === '' || !/\b(?:just|only) $/i.test(before);
}

function numeralOf(word: string): number {
  return word
    .toLowerCase()
    .split(/[- ]/)
    .reduce((sum, part) => sum + (numerals.get(part) ?? 0), 0);
}

/** What is counted: the plural among the two words after the number, or the nearer one. */
function unitOf(noun = '', adjective = '', scale = ''): string | null {
  const given = [adjective, noun]
    .map((each) => each.toLowerCase().trim().replace(/-$/, ''))
    .filter((each) => each !== '' && !commonWords.has(each));
  const nouns = given.map((each) => each.replace(/(?<=\w\w)s$/, ''));
  if (nouns.some((each) => /^(?:dollar|buck|usd)$/.test(each))) return 'dollar';
  const length = nouns.find((each) => lengths.has(each));
  if (length === 'year' && nouns.includes('old')) return 'age';
  if (length !== undefined) return length;
  const plural = given.find((each) => /\w{3}s$/.test(each));
  // Millions of nothing named are money.
  if (/^[mb]/i.test(scale) && (plural === undefined || plural !== given[0])) return 'dollar';
  const counted = plural?.replace(/s$/, '') ?? nouns[0];
  return counted === undefined ? null : (sameCount.get(counted) ?? counted);
}

/** A number said to be about so much may be an eighth off, a plain one two in a hundred. */
function boundsOf(value: number, before: string): { least: number; most: number } {
  if (over.test(before)) return { least: value, most: Number.POSITIVE_INFINITY };
  if (under.test(before)) return { least: 0, most: value };
  const slack = about.test(before) ? 0.13 : 0.021;
  return { least: value * (1 - slack), most: value * (1 + slack) };
}
