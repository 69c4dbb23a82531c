import type { Dataset } from '../../dataset/dataset.ts';
import { wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';

/** Something that a text names. */
export interface Named {
  key: string;
  sort: 'person' | 'title' | 'place';
  /** Folded, as it stands in the text. */
  text: string;
  /** Folded words by which a text may mean it as well, such as the part of an actor. */
  also: readonly string[];
}

type Entry = Pick<Named, 'key' | 'sort'> & { names: readonly string[] };

/** The entries, of those with the keys, that occur in folded text. */
export function namedByKeys(dataset: Dataset, folded: string, keys: readonly string[]): Named[] {
  const entries = keys.flatMap((key) => entryOf(dataset, key) ?? []);
  return innermost(
    folded,
    entries.flatMap((entry) => toNamed(dataset, folded, entry) ?? []),
  );
}

/** The entries that a statement of the record names as they are written there, capitals and all. */
export function namedInStatement(dataset: Dataset, statement: string): Named[] {
  const folded = wordsOf(statement).join(' ');
  const entries = entriesOf(dataset).filter(({ sort, names }) =>
    names.some((name) => statement.includes(name) || (sort === 'person' && statement.includes(lastWord(name)))),
  );
  return innermost(
    folded,
    entries.flatMap((entry) => toNamed(dataset, folded, entry) ?? []),
  );
}

function toNamed(dataset: Dataset, folded: string, { key, sort, names }: Entry): Named | null {
  const padded = ` ${folded} `;
  const [text] = names
    .flatMap((name) => formsOf(name, sort))
    .filter((form) => padded.includes(` ${form} `) || padded.includes(` ${form}s `))
    .sort((a, b) => b.length - a.length);
  if (text === undefined) return null;
  const played = [...dataset.characters.values()].filter(({ actor }) => key === `person:${actor}`);
  return { key, sort, text, also: played.flatMap(({ name }) => formsOf(name, 'person')) };
}

/** A surname within the name of somebody else names nobody. */
function innermost(folded: string, found: readonly Named[]): Named[] {
  const isWithin = (one: string, other: string) =>
    one !== other && ` ${other} `.includes(` ${one} `) && !` ${folded.replaceAll(other, '')} `.includes(` ${one} `);
  return found.filter(({ text }) => !found.some((other) => isWithin(text, other.text)));
}

/** What a key stands for, its full name first; null where the record has no such entry. */
export function entryOf({ people, characters, credits, places }: Dataset, key: string): Entry | null {
  const id = key.slice(key.indexOf(':') + 1);
  const named = key.startsWith('person:')
    ? people.get(id)
    : key.startsWith('character:')
      ? characters.get(id)
      : undefined;
  if (named !== undefined) return { key, sort: 'person', names: [named.name, ...named.aliases] };
  const credit = key.startsWith('credit:') ? credits.get(id) : undefined;
  if (credit !== undefined) return { key, sort: 'title', names: [credit.title, ...credit.aliases] };
  const place = key.startsWith('place:') ? places.get(id) : undefined;
  return place === undefined ? null : { key, sort: 'place', names: [place.name, ...place.aliases] };
}

function entriesOf(dataset: Dataset): Entry[] {
  const keys = [
    ...[...dataset.people.keys()].map((id) => `person:${id}`),
    ...[...dataset.characters.keys()].map((id) => `character:${id}`),
    ...[...dataset.credits.keys()].map((id) => `credit:${id}`),
    ...[...dataset.places.keys()].map((id) => `place:${id}`),
  ];
  return keys.flatMap((key) => entryOf(dataset, key) ?? []);
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

function formsOf(name: string, sort: Named['sort']): string[] {
  const words = wordsOf(name);
  const surname = words.at(-1) ?? '';
  const isSurname = sort === 'person' && words.length > 1 && surname.length > 2 && !/^the\b|['’]s\b|[()]/i.test(name);
  return [words.join(' '), ...(isSurname ? [surname] : [])].filter((form) => form.length > 1 && !commonWords.has(form));
}
