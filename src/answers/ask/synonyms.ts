import { stem, wordsOf } from '../../lib/words.ts';

/** Turns words into the terms that questions and facts are compared by. */
export interface Synonyms {
  /** The stems of the words, and a term for each group of synonyms of which a phrase is among them, overlapping or not. */
  termsOf(words: readonly string[]): string[];
  /** The phrases of synonym groups in the words, longest first; none overlap. */
  phrasesIn(words: readonly string[]): Phrase[];
  words: ReadonlySet<string>;
}

export interface Phrase {
  start: number;
  end: number;
  terms: readonly string[];
}

/** Reads groups of words and phrases that mean the same. */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const stemOf = remember(stem);
  const byPhrase = new Map<string, string[]>();
  /** How many words the longest phrase has that begins with the word. */
  const longest = new Map<string, number>();
  groups.forEach((group, index) => {
    for (const member of group) {
      const stems = wordsOf(member).map(stemOf);
      const [first] = stems;
      if (first === undefined) continue;
      const phrase = stems.join(' ');
      byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), `=${index}`]);
      longest.set(first, Math.max(stems.length, longest.get(first) ?? 0));
    }
  });
  const findIn = (stems: readonly string[]) => {
    const found: Phrase[] = [];
    for (let start = 0; start < stems.length; ) {
      let end = Math.min(stems.length, start + (longest.get(stems[start] ?? '') ?? 0));
      while (end > start && !byPhrase.has(stems.slice(start, end).join(' '))) end -= 1;
      if (end > start) found.push({ start, end, terms: byPhrase.get(stems.slice(start, end).join(' ')) ?? [] });
      start = Math.max(end, start + 1);
    }
    return found;
  };
  const allIn = (stems: readonly string[]) => {
    const found: string[] = [];
    for (let start = 0; start < stems.length; start += 1)
      for (let length = longest.get(stems[start] ?? '') ?? 0; length > 0; length -= 1)
        found.push(...(byPhrase.get(stems.slice(start, start + length).join(' ')) ?? []));
    return found;
  };
  return {
    termsOf(words) {
      const stems = words.map(stemOf);
      return [...stems, ...allIn(stems)];
    },
    phrasesIn: (words) => findIn(words.map(stemOf)),
    words: new Set(groups.flat().flatMap(wordsOf)),
  };
}

/** Words come back often; what was asked by strangers is not kept without bound. */
const mostRemembered = 20_000;

function remember(compute: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result = compute(word);
    if (known.size < mostRemembered) known.set(word, result);
    return result;
  };
}
