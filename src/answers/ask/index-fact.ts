import type { WorkId } from '../../dataset/record-schema.ts';
import { oncePer } from '../../lib/once-per.ts';
import { wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import type { Fact } from './fact.ts';
import { findTimes, isTime } from './find-times.ts';
import type { Meaning } from './meaning.ts';
import type { NameLinker } from './name-links.ts';
import { properNames } from './proper-names.ts';
import { isNumber } from './statement-signs.ts';
import type { Synonyms } from './synonyms.ts';

/** A fact with the terms it can be found by, and how well each stands for it. */
export interface IndexedFact {
  fact: Fact;
  terms: ReadonlyMap<string, number>;
  works: readonly WorkId[];
  /** The statement, and each keyword, as sets of terms: what stands in one of them belongs together. */
  pieces: readonly ReadonlySet<string>[];
  keyphrases: readonly Keyphrase[];
  /** The names of the topic, in the same way. */
  topicPhrases: readonly Keyphrase[];
  /** Terms of the topic: they speak for its first claims, less for the others. */
  topicTerms: ReadonlySet<string>;
  /** Terms of the statement alone, for telling how much of it a question covers. */
  own: ReadonlySet<string>;
  /** The keys that the first name in the statement may stand for: what it is about. */
  about: ReadonlySet<string>;
  /** Terms that stand shortly after a number in the statement. */
  counted: ReadonlySet<string>;
  /** The names in the statement, each as its folded words. */
  proper: readonly string[];
  /** Those of them that do not begin a sentence. */
  inner: readonly string[];
  /** Those of them that are no titles or places. */
  persons: readonly string[];
  /** Those of them that stand where a place would. */
  placed: readonly string[];
  /** What all of it means. */
  meaning: Float32Array;
  /** The places in the word vectors of the words that it is found by. */
  near: Int32Array;
}

/** Words that a fact is asked for by. */
export interface Keyphrase {
  /** The terms of each word. */
  words: readonly (readonly string[])[];
  /** The terms of synonyms of the whole. */
  whole: readonly string[];
}

/** What facts are read with. */
export interface FactReader {
  meaning: Meaning;
  names: NameLinker;
  synonyms: Synonyms;
  readWorks: (words: readonly string[], links: ReturnType<NameLinker['link']>) => WorkId[];
}

/** How well the place in which a term stands speaks for the fact. */
const fits = { statement: 1, names: 1, keywords: 0.95, said: 0.7 } as const;

/** How much the parts of a fact count for what it means, as the word vectors were trained. */
const factors = { statement: 1.95, keywords: 1.12, topic: 0.45 } as const;

/** Reads facts into what they can be found by. */
export function indexFacts(facts: readonly Fact[], { names, synonyms, readWorks, meaning }: FactReader): IndexedFact[] {
  const isName = (words: readonly string[], first: boolean) =>
    !isTime(words) &&
    !names.link(words).some(({ keys, end }) => end === words.length && keys.some((key) => key.startsWith('work:'))) &&
    (!first || words.length > 1 || words.some((word) => names.words.has(word)));
  const phraseOf = (phrase: string): Keyphrase => {
    const words = wordsOf(phrase);
    const whole = synonyms.phrasesIn(words).find(({ start, end }) => start === 0 && end === words.length);
    return {
      words: words.filter((word) => !commonWords.has(word)).map((word) => synonyms.termsOf([word])),
      whole: whole?.terms ?? [],
    };
  };
  // The facts of a topic share what is read of its names.
  const topicOf = oncePer((topicWords: readonly string[]) => ({
    topicTerms: new Set(topicWords.flatMap((word) => synonyms.termsOf(wordsOf(word)))),
    topicPhrases: topicWords.map(phraseOf).filter(({ words }) => words.length > 0),
  }));
  const isThing = (words: readonly string[]) =>
    names.link(words).some(({ keys }) => keys.every((key) => key.startsWith('credit:') || key.startsWith('place:')));
  return facts.map((fact): IndexedFact => {
    const terms = new Map<string, number>();
    const add = (term: string, fit: number) => terms.set(term, Math.max(fit, terms.get(term) ?? 0));
    const statement = wordsOf(fact.statement);
    const stated = synonyms.termsOf(statement);
    const keywordWords = fact.keywords.map(wordsOf);
    const keywords = keywordWords.map((words) => synonyms.termsOf(words));
    for (const term of stated) add(term, fits.statement);
    for (const term of keywords.flat()) add(term, fits.keywords);
    const links = names.link(statement);
    const proper = properNames(fact.statement, isName);
    const people = links.filter(({ keys }) => !keys.some((key) => key.startsWith('work:')));
    for (const key of [...fact.entities, ...links.flatMap(({ keys }) => keys)]) {
      add(`@${key}`, fits.names);
      for (const sort of sortsOfKey(key)) add(sort, fits.names);
    }
    if (/\d/.test(fact.statement)) for (const { date } of findTimes(statement)) addTime(date, add);
    if (fact.asOf !== undefined) addTime(fact.asOf, (term) => add(term, fits.said));
    const works = fact.works.length > 0 ? fact.works : readWorks(statement, links);
    for (const work of works) add(`@work:${work}`, fits.names);
    return {
      fact,
      terms,
      works,
      ...topicOf(fact.topicWords),
      pieces: [new Set(stated), ...keywords.map((piece) => new Set(piece))],
      keyphrases: fact.keywords.map(phraseOf).filter(({ words }) => words.length > 0),
      own: new Set(synonyms.termsOf(statement.filter((word) => !commonWords.has(word)))),
      about: new Set(people[0]?.keys ?? []),
      counted: new Set(synonyms.termsOf(afterNumbers(statement))),
      proper: proper.map(({ name }) => name),
      inner: proper.filter(({ first }) => !first).map(({ name }) => name),
      persons: proper.map(({ name }) => name).filter((name) => !isThing(name.split(' '))),
      meaning: meaning.of(
        [[...statement, ...fact.works], factors.statement],
        [keywordWords.flat(), factors.keywords],
        [fact.topicWords.flatMap(wordsOf), factors.topic],
      ),
      near: meaning.places([...statement, ...keywordWords.flat()].filter((word) => !commonWords.has(word))),
      placed: proper.filter(({ placed }) => placed || fact.key.startsWith('place:')).map(({ name }) => name),
    };
  });
}

/** The sorts of thing that a named entry is, as nouns ask for them. */
function sortsOfKey(key: string): readonly string[] {
  if (key.startsWith('person:')) return ['%person'];
  if (key.startsWith('character:')) return ['%role', '%person'];
  if (key.startsWith('credit:')) return ['%film'];
  return key.startsWith('place:') ? ['%place'] : [];
}

const reach = 4;

function afterNumbers(words: readonly string[]): string[] {
  return words.filter((_, at) => {
    const before = words.slice(Math.max(0, at - reach), at);
    return before.slice(before.lastIndexOf('cent') + 1).some(isNumber);
  });
}

function addTime(date: string, add: (term: string, fit: number) => void): void {
  const [year = '', month, day] = date.split('-');
  add('%time', 1);
  add(`#${year}`, 1);
  if (month !== undefined) add(`#${year}-${month}`, 1);
  if (day !== undefined) add(`#${date}`, 1);
}
