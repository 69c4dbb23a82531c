import type { WorkId } from '../../dataset/record-schema.ts';
import { type Day, firstDay, lastDay } from '../../lib/partial-date.ts';
import type { Corrector } from '../../lib/spelling.ts';
import { stem, wordsOf } from '../../lib/words.ts';
import { chatWords } from './chat-words.ts';
import { commonWords, lightWords } from './common-words.ts';
import { findTimes, type TimeMention } from './find-times.ts';
import { findUnits } from './find-units.ts';
import type { NameLink, NameLinker } from './name-links.ts';
import type { Question } from './question.ts';
import { questionKind } from './question-kind.ts';
import { isSoft } from './soft-words.ts';
import type { Synonyms } from './synonyms.ts';

/** What is known of the language of a record. */
export interface Language {
  names: NameLinker;
  synonyms: Synonyms;
  readWorks: (words: readonly string[], links: readonly NameLink[]) => WorkId[];
  correct: Corrector;
  sortsOf: (word: string) => readonly string[];
  /** Whether any fact holds the term. */
  isKnown: (term: string) => boolean;
  /** Whether it is a word at all, in the record or not: nobody meant another by it. */
  isEnglish: (word: string) => boolean;
  related: (term: string) => readonly string[];
  /** Whether the record has the word only in names. */
  isProper: (word: string) => boolean;
}

const longestText = 2000;
const mostWords = 60;

/** Understands a question: what kind it is, what it names, and what an answer has to account for. */
export function understand(
  text: string,
  language: Language,
  { today, asOf }: { today: Day; asOf: Day | null },
): Question {
  const typed = wordsOf(text.slice(0, longestText))
    .slice(0, mostWords)
    .map((word) => chatWords.get(word) ?? word);
  const corrections = typed.map((word) => (isWord(word, language) ? null : language.correct(word)));
  const words = typed.map((word, index) => corrections[index] ?? word);
  const times = findTimes(words);
  // A day that is asked for beside the words is no part of what an answer must say.
  const told = times.filter(({ date }) => asOf === null || date.slice(0, 7) !== asOf.slice(0, date.length < 7 ? 4 : 7));
  const links = language.names.link(words).filter(({ start, end }) => isName(words.slice(start, end)));
  const asked = asOf ?? askedDay(words, times, today);
  return {
    text,
    kind: questionKind(words.join(' ')),
    units: findUnits(words, { ...language, corrections, times, told, links }),
    works: language.readWorks(words, links),
    names: [
      ...new Set(links.filter(({ keys }) => !keys.some((key) => key.startsWith('work:'))).flatMap(({ keys }) => keys)),
    ],
    times: times.map(({ date }) => date),
    day: asked ?? today,
    past: asked !== null && asked < today,
    words,
  };
}

function isWord(word: string, { isKnown, isEnglish }: Language): boolean {
  return isEnglish(word) || commonWords.has(word) || lightWords.has(word) || isKnown(stem(word)) || isSoft(word);
}

/** A single common word is no name, even where somebody is called so. */
function isName(words: readonly string[]): boolean {
  return words.length > 1 || !commonWords.has(words[0] ?? '');
}

const announcement = /(?:\bas of|\basof|\bits(?: now)?(?: the)?|\bon record (?:in|on|by))$/;

/** "As of July 2024", "it is the first of August 2024": the record is asked as it stood then. */
function askedDay(words: readonly string[], times: readonly TimeMention[], today: Day): Day | null {
  const mention = times.find(({ start }) => announcement.test(words.slice(Math.max(0, start - 4), start).join(' ')));
  if (mention === undefined || firstDay(mention.date) > today) return null;
  const last = lastDay(mention.date);
  return last < today ? last : today;
}
