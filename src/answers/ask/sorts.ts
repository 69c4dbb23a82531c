import { stem } from '../../lib/words.ts';

/** The sorts of thing that a noun asks for, and the nouns that do. English, not part of any record. */
const nouns: Readonly<Record<string, string>> = {
  person: `actor actress performer guy person man woman people star name member player lead folks figure celebrity
    personality talent`,
  role: 'character part role figure',
  film: 'film movie picture feature flick title work project production',
  place: 'place location spot country city town site area venue setting state region',
  time: 'date year month day time season decade period era',
  company: 'studio company firm label outfit',
};

/** The sort terms (`%person` and so on) of a noun that asks for a sort of thing. */
export function createSorts(): (word: string) => readonly string[] {
  const sorts = new Map<string, string[]>();
  for (const [sort, words] of Object.entries(nouns))
    for (const word of words.split(/\s+/)) sorts.set(stem(word), [...(sorts.get(stem(word)) ?? []), `%${sort}`]);
  return (word) => sorts.get(stem(word)) ?? [];
}
