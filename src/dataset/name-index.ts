import MiniSearch from 'minisearch';
import { normalise } from '../lib/normalise.ts';

/** Something that can be asked for by name. */
export interface Named {
  id: string;
  /** What is shown to people. */
  label: string;
  /** Everything else that it is called. */
  aliases: readonly string[];
}

export type NameMatch<Entry extends Named> =
  | { kind: 'found'; entry: Entry }
  | { kind: 'ambiguous'; entries: readonly Entry[] }
  /** Nothing fits well enough; `closest` may be empty. */
  | { kind: 'unknown'; closest: readonly Entry[] };

export interface NameIndex<Entry extends Named> {
  /** What the text means: by id, exact name, a part of a name, or a name with a slip or two in it. */
  find(text: string): NameMatch<Entry>;
  /** The entries whose names fit what has been typed so far, best first; all in their own order for no text. */
  suggest(text: string, limit: number): Entry[];
  /** The entries that share the most telling words with the text, best first. */
  closest(text: string, limit: number): Entry[];
}

const closestShown = 5;

/** Builds an index over names in memory; the order of the entries is the order of suggestions for an empty text. */
export function createNameIndex<Entry extends Named>(entries: readonly Entry[]): NameIndex<Entry> {
  const named = entries.map((entry) => ({
    entry,
    names: [entry.label, ...entry.aliases].map(normalise),
  }));
  const search = new MiniSearch<{ id: number; names: string }>({
    fields: ['names'],
    processTerm: (term) => normalise(term) || null,
  });
  search.addAll(named.map(({ names }, id) => ({ id, names: names.join(' ') })));
  const ranked = (text: string, combineWith: 'AND' | 'OR') =>
    search
      .search(text, { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false), combineWith })
      .flatMap(({ id, score }) => {
        const entry = entries[id];
        return entry === undefined ? [] : [{ entry, score }];
      });

  return {
    find(text) {
      const byId = entries.find((entry) => entry.id === text.trim());
      if (byId !== undefined) return { kind: 'found', entry: byId };
      const wanted = normalise(text);
      if (wanted === '') return { kind: 'unknown', closest: [] };
      const words = wanted.split(' ');
      const exact = named.filter(({ names }) => names.includes(wanted));
      if (exact.length > 0) return settle(exact.map(({ entry }) => entry));
      const partly = named.filter(({ names }) =>
        names.some((name) => words.every((word) => name.split(' ').includes(word))),
      );
      if (partly.length > 0) return settle(partly.map(({ entry }) => entry));
      const [best, second] = ranked(wanted, 'AND');
      if (best !== undefined && (second === undefined || best.score > second.score * 1.5))
        return { kind: 'found', entry: best.entry };
      const closest = (best === undefined ? ranked(wanted, 'OR') : ranked(wanted, 'AND')).slice(0, closestShown);
      return { kind: 'unknown', closest: closest.map(({ entry }) => entry) };
    },
    closest: (text, limit) =>
      ranked(normalise(text), 'OR')
        .slice(0, limit)
        .map(({ entry }) => entry),
    suggest(text, limit) {
      const wanted = normalise(text);
      if (wanted === '') return entries.slice(0, limit);
      const holds = named.filter(({ names }) => names.some((name) => name.includes(wanted)));
      const starts = holds.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
      // Who has typed a part of a name has made no slip.
      const found = holds.length > 0 ? [...starts, ...holds] : ranked(wanted, 'AND');
      return [...new Set(found.map(({ entry }) => entry))].slice(0, limit);
    },
  };
}

function settle<Entry extends Named>(entries: readonly Entry[]): NameMatch<Entry> {
  const [first, ...others] = entries;
  if (first === undefined) return { kind: 'unknown', closest: [] };
  return others.length === 0 ? { kind: 'found', entry: first } : { kind: 'ambiguous', entries };
}
