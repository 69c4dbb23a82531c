import { comparePartialDates } from '../lib/partial-date.ts';
import { findFaults } from './cross-references.ts';
import { type Claim, type Dataset, type Topic, topicKey } from './dataset.ts';
import { RecordError, type RecordFault } from './record-fault.ts';
import { type FileKind, type RecordFile, type SortedFiles, sortFiles } from './record-files.ts';
import { workIds } from './record-schema.ts';

/**
 * Turns the files of a record into a Dataset.
 * Throws a RecordError that lists every fault: shape, unknown references, duplicate ids, loops, spoiler levels.
 */
export function parseDataset(files: readonly RecordFile[]): Dataset {
  const { sorted, faults } = sortFiles(files);
  const unusable = [...faults, ...missingFiles(files)];
  const all = [...unusable, ...findFaults(sorted, new Set(unusable.map((fault) => fault.file)))];
  if (all.length > 0) throw new RecordError(all);
  return join(sorted);
}

/** The kinds of which a record has exactly one file. */
const singleFiles: readonly FileKind[] = ['record', 'people', 'characters', 'places', 'filmography', 'plot', 'sources'];

function missingFiles(files: readonly RecordFile[]): RecordFault[] {
  const present = new Set(files.map((file) => file.path));
  const needed = [...singleFiles, ...workIds.map((id) => `works/${id}`)].map((name) => `${name}.json`);
  return needed
    .filter((path) => !present.has(path))
    .map((path) => ({ file: path, path: '$', reason: 'The file is missing' }));
}

function join(sorted: SortedFiles): Dataset {
  const record = sorted.record[0]?.value;
  if (record === undefined) throw new RangeError('Cannot join a record without its record.json');
  const topics = sorted.topic.map(({ value }) => toTopic(value));
  const claims = topics.flatMap((topic) => topic.claims);
  const updates = sorted.update
    .map(({ value }) => value)
    .sort((a, b) => comparePartialDates(a.date, b.date) || (a.id < b.id ? -1 : 1));
  return {
    record,
    works: byId(sorted.work.map(({ value }) => value)),
    topics: new Map(topics.map((topic) => [topicKey(topic.subject, topic.id), topic])),
    claims: byId(claims),
    supersededBy: invert(claims),
    people: byId(sorted.people.flatMap(({ value }) => value.people)),
    characters: byId(sorted.characters.flatMap(({ value }) => value.characters)),
    places: byId(sorted.places.flatMap(({ value }) => value.places)),
    credits: byId(sorted.filmography.flatMap(({ value }) => value.credits)),
    beats: byId(sorted.plot.flatMap(({ value }) => value.beats)),
    sources: byId(sorted.sources.flatMap(({ value }) => value.sources)),
    updates: byId(updates),
    vocabulary: sorted.vocabulary[0]?.value ?? { synonyms: [], asked: [] },
  };
}

function toTopic(value: SortedFiles['topic'][number]['value']): Topic {
  const { $schema: _, claims, ...topic } = value;
  return { ...topic, claims: claims.map((claim) => ({ ...claim, subject: topic.subject, topic: topic.id })) };
}

function byId<Id extends string, Entry extends { id: Id }>(entries: readonly Entry[]): Map<Id, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function invert(claims: readonly Claim[]): Map<string, Claim[]> {
  const supersededBy = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const old of new Set(claim.supersedes)) supersededBy.set(old, [...(supersededBy.get(old) ?? []), claim]);
  }
  return supersededBy;
}
