import { firstDay } from '../lib/partial-date.ts';
import type { RecordFault } from './record-fault.ts';
import type { FileKind, SortedFiles } from './record-files.ts';
import { type SpoilerLevel, spoilerLevels } from './record-schema.ts';

interface Located<Entry> {
  file: string;
  path: string;
  entry: Entry;
}

/**
 * Everything that is wrong between the entries of a record: duplicate ids, references that lead nowhere, names of files,
 * supersedes that loop or go back in time, spoiler levels below that of what is quoted.
 * A reference into a kind of which a file is `broken` is not reported: its target may stand in that file.
 */
export function findFaults(sorted: SortedFiles, broken: ReadonlySet<string>): RecordFault[] {
  const entries = locate(sorted);
  const isBroken = (kind: string) => [...broken].some((file) => file === `${kind}.json` || file.startsWith(`${kind}/`));
  const faults: RecordFault[] = [];
  const report = (at: Located<unknown>, path: string, reason: string) =>
    faults.push({ file: at.file, path: at.path + path, reason });

  for (const [kind, list] of Object.entries(entries)) findDuplicates(kind, list, report);
  for (const at of entries.topics) checkFileName(at, `topics/${at.entry.subject}/${at.entry.id}.json`, report);
  for (const at of entries.works) checkFileName(at, `works/${at.entry.id}.json`, report);
  for (const at of entries.updates) checkFileName(at, `updates/${at.entry.id}.json`, report);

  const sets = Object.fromEntries(
    Object.entries(entries).map(([kind, list]) => [kind, new Set(list.map(({ entry }) => entry.id))]),
  ) as Record<keyof typeof entries, Set<string>>;
  const resolve = (at: Located<unknown>, path: string, target: keyof typeof entries, id: string | undefined) => {
    if (id === undefined || sets[target].has(id) || isBroken(folder[target])) return;
    report(at, path, `Unknown ${singular[target]} "${id}"`);
  };
  const resolveAll = (at: Located<unknown>, path: string, target: keyof typeof entries, ids: readonly string[]) =>
    ids.forEach((id, index) => {
      resolve(at, `${path}[${index}]`, target, id);
    });

  for (const kind of sourced) for (const at of entries[kind]) resolveAll(at, '.sources', 'sources', at.entry.sources);
  for (const at of entries.claims) {
    const { entry } = at;
    resolveAll(at, '.supersedes', 'claims', entry.supersedes);
    resolveAll(at, '.beside', 'claims', entry.beside);
    resolveAll(at, '.people', 'people', entry.people);
    resolveAll(at, '.characters', 'characters', entry.characters);
    entry.cast.forEach((cast, index) => {
      resolve(at, `.cast[${index}].person`, 'people', cast.person);
      resolve(at, `.cast[${index}].character`, 'characters', cast.character);
    });
  }
  for (const at of entries.updates) {
    resolveAll(at, '.people', 'people', at.entry.people);
    resolveAll(at, '.supersedes', 'updates', at.entry.supersedes);
  }
  for (const at of entries.works) {
    const topics = new Set(
      entries.topics.filter(({ entry }) => entry.subject === at.entry.id).map(({ entry }) => entry.id),
    );
    const check = (path: string, id: string | undefined) => {
      if (id === undefined || topics.has(id) || isBroken(`topics/${at.entry.id}`)) return;
      report(at, path, `Unknown topic "${id}" of this work`);
    };
    at.entry.overview.forEach((id, index) => {
      check(`.overview[${index}]`, id);
    });
    at.entry.glance.forEach((row, index) => {
      check(`.glance[${index}].topic`, row.topic);
    });
    check('.cast', at.entry.cast);
  }
  for (const at of entries.people) {
    at.entry.connections.forEach((connection, index) => {
      resolve(at, `.connections[${index}].character`, 'characters', connection.character);
    });
  }
  for (const at of entries.characters) resolve(at, '.actor', 'people', at.entry.actor);
  for (const at of entries.record) resolve(at, '.filmmaker', 'people', at.entry.filmmaker);

  checkSupersedes(entries.claims, (entry) => entry.asOf, report);
  checkSupersedes(entries.updates, (entry) => entry.date, report);
  checkSpoilers(entries, report, (at, path, id) => {
    if (sets.claims.has(id) || sets.beats.has(id) || isBroken('topics') || isBroken('plot')) return;
    report(at, path, `Unknown claim or plot beat "${id}"`);
  });
  return faults;
}

type Entries = ReturnType<typeof locate>;
type Report = (at: Located<unknown>, path: string, reason: string) => void;

const sourced = ['claims', 'works', 'people', 'characters', 'places', 'credits', 'beats', 'updates'] as const;
const folder: Record<keyof Entries, string> = {
  record: 'record',
  works: 'works',
  topics: 'topics',
  claims: 'topics',
  people: 'people',
  characters: 'characters',
  places: 'places',
  credits: 'filmography',
  beats: 'plot',
  sources: 'sources',
  updates: 'updates',
};
const singular: Record<keyof Entries, string> = {
  record: 'record',
  works: 'work',
  topics: 'topic',
  claims: 'claim',
  people: 'person',
  characters: 'character',
  places: 'place',
  credits: 'credit',
  beats: 'plot beat',
  sources: 'source',
  updates: 'update',
};

function locate(sorted: SortedFiles) {
  const whole = <Kind extends FileKind>(kind: Kind): Located<SortedFiles[Kind][number]['value']>[] =>
    sorted[kind].map(({ file, value }) => ({ file, path: '$', entry: value }));
  const list = <Value, Entry>(files: { file: string; value: Value }[], key: string, pick: (value: Value) => Entry[]) =>
    files.flatMap(({ file, value }) =>
      pick(value).map((entry, index): Located<Entry> => ({ file, path: `$.${key}[${index}]`, entry })),
    );
  return {
    record: whole('record').map((at) => ({ ...at, entry: { ...at.entry, id: 'record' } })),
    works: whole('work'),
    topics: whole('topic'),
    claims: list(sorted.topic, 'claims', (value) => value.claims),
    people: list(sorted.people, 'people', (value) => value.people),
    characters: list(sorted.characters, 'characters', (value) => value.characters),
    places: list(sorted.places, 'places', (value) => value.places),
    credits: list(sorted.filmography, 'credits', (value) => value.credits),
    beats: list(sorted.plot, 'beats', (value) => value.beats),
    sources: list(sorted.sources, 'sources', (value) => value.sources),
    updates: whole('update'),
  };
}

function findDuplicates(kind: string, list: readonly Located<{ id: string; subject?: string }>[], report: Report) {
  const seen = new Map<string, Located<unknown>>();
  for (const at of list) {
    const key = kind === 'topics' ? `${at.entry.subject}/${at.entry.id}` : at.entry.id;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    else report(at, '.id', `Duplicate id "${key}": it stands at ${first.file} ${first.path} already`);
  }
}

function checkFileName(at: Located<{ id: string }>, expected: string, report: Report) {
  if (at.file !== expected) report(at, '.id', `The file's name must follow its contents: expected ${expected}`);
}

function checkSupersedes<Entry extends { id: string; supersedes: string[]; certainty: string }>(
  list: readonly Located<Entry>[],
  saidAt: (entry: Entry) => string | undefined,
  report: Report,
) {
  const byId = new Map(list.map((at) => [at.entry.id, at]));
  for (const at of list) {
    const said = saidAt(at.entry);
    if (at.entry.supersedes.length > 0 && said === undefined)
      report(at, '.supersedes', 'A claim that supersedes needs "asOf": without it nobody can say since when');
    at.entry.supersedes.forEach((id, index) => {
      const old = byId.get(id)?.entry;
      if (old === undefined) return;
      const before = saidAt(old);
      const path = `.supersedes[${index}]`;
      if (said !== undefined && before !== undefined && firstDay(said) < firstDay(before))
        report(at, path, `"${id}" was said later (${before}) than what supersedes it (${said})`);
      if (at.entry.certainty === 'rumoured' && old.certainty === 'confirmed')
        report(at, path, `A rumour cannot supersede "${id}", which is confirmed`);
    });
    if (leadsBack(at.entry.id, byId)) report(at, '.supersedes', 'Supersedes in a loop: it leads back to itself');
  }
}

function leadsBack(id: string, byId: ReadonlyMap<string, Located<{ supersedes: string[] }>>): boolean {
  const queue = [...(byId.get(id)?.entry.supersedes ?? [])];
  const seen = new Set<string>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(byId.get(next)?.entry.supersedes ?? []));
  }
  return false;
}

function checkSpoilers(
  entries: Entries,
  report: Report,
  reportUnknown: (at: Located<unknown>, path: string, id: string) => void,
) {
  const levels = new Map<string, SpoilerLevel>();
  for (const { entry } of [...entries.beats, ...entries.claims]) levels.set(entry.id, entry.spoiler);
  const characters = new Map(entries.characters.map(({ entry }) => [entry.id, entry.spoiler]));
  const rank = (level: SpoilerLevel) => spoilerLevels.indexOf(level);
  const check = (at: Located<{ spoiler: SpoilerLevel }>, what: string, level: SpoilerLevel | undefined) => {
    if (level !== undefined && rank(at.entry.spoiler) < rank(level))
      report(at, '.spoiler', `"${at.entry.spoiler}" is below "${level}", the spoiler level of ${what}`);
  };
  for (const at of [...entries.claims, ...entries.updates]) {
    at.entry.quotes.forEach((id, index) => {
      reportUnknown(at, `.quotes[${index}]`, id);
      check(at, `"${id}", which it quotes`, levels.get(id));
    });
  }
  for (const at of entries.claims) {
    const named = [...at.entry.characters, ...at.entry.cast.flatMap(({ character }) => character ?? [])];
    for (const id of new Set(named)) check(at, `the character "${id}"`, characters.get(id));
  }
}
