import { stem } from '../../lib/words.ts';
import { commonWords, lightWords } from './common-words.ts';
import type { TimeMention } from './find-times.ts';
import { focusOf } from './focus.ts';
import type { NameLink } from './name-links.ts';
import type { Unit } from './question.ts';
import { isSoft } from './soft-words.ts';
import type { Synonyms } from './synonyms.ts';

/** What has been found in the words of a question so far. */
export interface UnitParts {
  /** The words that stand for misspelt ones, null where a word stands as typed. */
  corrections: readonly (string | null)[];
  times: readonly TimeMention[];
  /** Those of the times that an answer has to fit. */
  told: readonly TimeMention[];
  links: readonly NameLink[];
  synonyms: Synonyms;
  sortsOf: (word: string) => readonly string[];
  /** Whether any fact holds the term. */
  isKnown: (term: string) => boolean;
  related: (term: string) => readonly string[];
  /** Whether the record has the word only in names. */
  isProper: (word: string) => boolean;
}

/** A correction may be wrong, so it counts a little less than the word itself. */
const correctedFit = 0.9;
/** A person answers to "actor", whatever the statement calls them. */
const sortFit = 0.85;
const synonymFit = 0.9;
/** Of a phrase that the record knows, the last word alone says the most. */
const headFit = 0.5;
const relatedFit = 0.75;

/** Parts a question into what an answer has to account for: names, times, phrases and single words. */
export function findUnits(words: readonly string[], parts: UnitParts): Unit[] {
  const { corrections, times, told, links, synonyms } = parts;
  const phrases = synonyms.phrasesIn(words);
  const focused = focusOf(words, links);
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const time = times.find(({ start }) => start === at);
    const link = links.find(({ start }) => start === at);
    const phrase = phrases.find(({ start }) => start === at);
    const end =
      time?.end ?? link?.end ?? (phrase !== undefined && isTelling(phrase, word) ? phrase.end : undefined) ?? at + 1;
    const about = { text: words.slice(at, end).join(' '), focus: focused.has(at), orNext: words[end] === 'or' };
    if (time !== undefined) {
      if (told.includes(time)) units.push({ ...about, terms: timeTerms(time), kind: 'time', focus: false });
    } else if (link !== undefined) {
      units.push({ ...about, terms: nameTerms(link, words, synonyms), kind: 'name' });
    } else if (end > at + 1 || !commonWords.has(word)) {
      const terms = new Map<string, number>();
      if (end === at + 1) {
        for (const sort of parts.sortsOf(word)) terms.set(sort, sortFit);
        for (const other of parts.related(stem(word))) terms.set(other, relatedFit);
        terms.set(stem(word), 1);
      } else terms.set(stem(words[end - 1] ?? ''), headFit);
      for (const term of phrase !== undefined && phrase.end === end ? phrase.terms : [])
        terms.set(term, Math.max(synonymFit, terms.get(term) ?? 0));
      units.push(wordUnit(about, terms, { corrected: corrections[at] !== null, single: end === at + 1, parts }));
    }
    at = end;
  }
  return units;
}

function isTelling(phrase: { start: number; end: number }, word: string): boolean {
  return phrase.end - phrase.start > 1 || !commonWords.has(word);
}

function nameTerms(link: NameLink, words: readonly string[], synonyms: Synonyms): Map<string, number> {
  const terms = new Map(link.keys.map((key) => [`@${key}`, 1]));
  // A name is also found as plain words, where a text uses them without meaning the entry.
  if (!link.keys.some((key) => key.startsWith('work:') || key.startsWith('person:') || key.startsWith('character:')))
    for (const term of synonyms.termsOf(words.slice(link.start, link.end)))
      if (link.end - link.start === 1 || term.startsWith('=')) terms.set(term, terms.get(term) ?? synonymFit);
  return terms;
}

function wordUnit(
  about: Pick<Unit, 'text' | 'focus' | 'orNext'>,
  terms: Map<string, number>,
  { corrected, single, parts }: { corrected: boolean; single: boolean; parts: UnitParts },
): Unit {
  const known = [...terms].filter(([term]) => parts.isKnown(term));
  // A number that no fact knows may be the very thing that is doubted.
  const light = single && (lightWords.has(about.text) || (known.length === 0 && /^\d+$/.test(about.text)));
  const soft = single && isSoft(about.text);
  if (known.length === 0) return { ...about, terms, kind: light || soft ? 'light' : 'unknown' };
  const fitting = corrected ? known.map(([term, fit]): [string, number] => [term, fit * correctedFit]) : known;
  if (single && parts.isProper(about.text)) return { ...about, terms: new Map(fitting), kind: 'name' };
  return { ...about, terms: new Map(fitting), kind: light ? 'light' : soft ? 'soft' : 'word' };
}

/** A time is found in facts that name it exactly, or less well in those that name its year. */
function timeTerms({ date, months = [] }: TimeMention): Map<string, number> {
  const [year = '', month] = date.split('-');
  return new Map([
    ...months.map((each): [string, number] => [`#${year}-${each}`, 0.95]),
    [`#${year}`, month === undefined && months.length === 0 ? 1 : 0.6],
    ...(month === undefined ? [] : ([[`#${year}-${month}`, date.length === 7 ? 1 : 0.9]] as [string, number][])),
    ...(date.length === 10 ? ([[`#${date}`, 1]] as [string, number][]) : []),
  ]);
}
