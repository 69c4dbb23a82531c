import type { Dataset } from '../../dataset/dataset.ts';
import { wordsOf } from '../../lib/words.ts';
import { commonWords, lightWords } from './common-words.ts';
import { isSoft } from './soft-words.ts';

/** Some words of a text and what they may name, by key: `person:…`, `character:…`, `credit:…`, `place:…`, `work:…`. */
export interface NameLink {
  start: number;
  end: number;
  keys: readonly string[];
}

export interface NameLinker {
  /** The names in a list of folded words, longest first; none overlap. */
  link(words: readonly string[]): NameLink[];
  /** Every word that occurs in a name. */
  words: ReadonlySet<string>;
}

const longestName = 7;

/** The key of a title that is no name of the record. */
export const otherTitle = 'other:title';

/** Learns every name of the record: titles, aliases, and the surnames of people and characters. */
export function createNameLinker(dataset: Dataset): NameLinker {
  const kinds = kindWords(dataset);
  const phrases = new Map<string, Set<string>>();
  const learn = (name: string, key: string) => {
    const phrase = wordsOf(name).join(' ');
    if (phrase.length < 2) return;
    phrases.set(phrase, (phrases.get(phrase) ?? new Set()).add(key));
  };
  for (const [kind, entries] of [
    ['person', dataset.people],
    ['character', dataset.characters],
  ] as const) {
    for (const { id, name, aliases } of entries.values()) {
      for (const each of [name, ...aliases]) learn(each, `${kind}:${id}`);
      const surname = surnameOf(name);
      if (surname !== null) learn(surname, `${kind}:${id}`);
    }
  }
  for (const { id, title, aliases } of dataset.credits.values())
    for (const each of [title, ...aliases]) learn(each, `credit:${id}`);
  for (const { id, name, aliases } of dataset.places.values())
    for (const each of [name, ...aliases]) learn(each, `place:${id}`);
  for (const { id, title, aliases } of dataset.works.values())
    for (const each of [title, ...aliases]) {
      learn(each, `work:${id}`);
      // "Have you seen original?" is typed as often as "the original".
      if (/^the \S+ \S/i.test(each)) learn(each.slice('the '.length), `work:${id}`);
    }

  /** How many words the longest name has that begins with the word. */
  const longest = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const words = phrase.split(' ');
    longest.set(words[0] ?? '', Math.min(longestName, Math.max(words.length, longest.get(words[0] ?? '') ?? 0)));
  }
  const mostFrom = (word = '') =>
    Math.max(longest.get(word) ?? 0, word.endsWith('s') ? (longest.get(word.slice(0, -1)) ?? 0) : 0);

  const find = (words: readonly string[]): Set<string> | undefined => {
    const phrase = words.join(' ');
    // A name in the genitive has lost its apostrophe by now.
    return phrases.get(phrase) ?? (phrase.endsWith('s') ? phrases.get(phrase.slice(0, -1)) : undefined);
  };
  return {
    words: new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' '))),
    link(words) {
      const links: NameLink[] = [];
      for (let start = 0; start < words.length; ) {
        const link = longestFrom(words, { start, most: mostFrom(words[start]) }, find);
        if (link !== null) links.push(isPartOfTitle(words, link, kinds) ? { ...link, keys: [otherTitle] } : link);
        start = link?.end ?? start + 1;
      }
      return links;
    },
  };
}

/** The last word of a name, where it is a name: "The head of the family" and "Somebody's daughter" have no surname. */
function surnameOf(name: string): string | null {
  if (/^the\b|['’]s\b|[()]/i.test(name)) return null;
  const words = wordsOf(name);
  const surname = words.at(-1) ?? '';
  return words.length > 1 && surname.length > 2 ? surname : null;
}

/** What a work may be called before its title, as in "the film Alien": the words of its kind and their synonyms. */
function kindWords({ works, vocabulary }: Pick<Dataset, 'works' | 'vocabulary'>): ReadonlySet<string> {
  const kinds = new Set([...works.values()].flatMap(({ kind }) => wordsOf(kind)));
  const groups = vocabulary.synonyms.filter((group) => group.some((member) => kinds.has(member)));
  return new Set([...kinds, ...groups.flat()]);
}

const opening = /^(?:in|of|from|about|on|the|a|is|was|does|did|has|are|were|for|watch|seen)$/;

/**
 * Whether a one-word title is the end of a longer one that is no name of the record, as "Alien" is in "Space Alien":
 * a word that is no verb stands before it, where a title would begin.
 */
function isPartOfTitle(words: readonly string[], { start, end, keys }: NameLink, kinds: ReadonlySet<string>): boolean {
  if (end - start > 1 || !keys.some((key) => key.startsWith('work:'))) return false;
  const before = words[start - 1] ?? '';
  const opener = words[start - 2] ?? '';
  if (before === '' || kinds.has(before) || commonWords.has(before) || lightWords.has(before) || isSoft(before))
    return false;
  if (/(?:ed|ing|s)$/.test(before) || /^\d+$/.test(before)) return false;
  return opening.test(opener) || /ed$/.test(opener);
}

function longestFrom(
  words: readonly string[],
  { start, most }: { start: number; most: number },
  find: (words: readonly string[]) => Set<string> | undefined,
): NameLink | null {
  for (let end = Math.min(words.length, start + most); end > start; end -= 1) {
    const keys = find(words.slice(start, end));
    if (keys !== undefined) return { start, end, keys: [...keys] };
  }
  return null;
}
