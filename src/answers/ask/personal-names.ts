import type { Question } from './question.ts';

const personal =
  /\b(?:die|dies|died|dead|death|pass away|passed away|born|birthday|birth|age|aged|how old|alive|buried)\b/;
/** Family, and nothing else: "partner" and "ex" are said of others too, "my dad" of the asker's own. */
const family =
  'wife|husband|spouse|married|marry|divorced?|girlfriend|boyfriend|kids?|children|sons?|daughters?|brothers?|sisters?';
const asksFamily = new RegExp(`\\b(?:${family})\\b`);
/** Words that may tell of family. */
export const kin = new RegExp(`\\b(?:${family}|partner|mother|mom|mum|father|dad|parents?|child|sibling|ex)\\b`);

/**
 * The people and characters of whose birth, age or end a question asks, or the people of whose family; none where it
 * asks of none. "Kilmer's wife in the film" is somebody else's.
 */
export function personalNames({ names, words, works }: Pick<Question, 'names' | 'words' | 'works'>): string[] {
  const text = words.join(' ');
  const people = names.filter((name) => name.startsWith('person:'));
  const characters = names.filter((name) => name.startsWith('character:'));
  if (personal.test(text)) return [...people, ...characters];
  return asksFamily.test(text) && characters.length === 0 && works.length === 0 ? people : [];
}
