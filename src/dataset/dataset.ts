import type {
  Beat,
  Character,
  ClaimEntry,
  Credit,
  Person,
  Place,
  RecordInfo,
  Source,
  StatusUpdate,
  Subject,
  TopicFile,
  Vocabulary,
  Work,
  WorkId,
} from './record-schema.ts';

/** One sourced statement, with the subject and topic that its file gives it. */
export interface Claim extends ClaimEntry {
  subject: Subject;
  topic: string;
}

/** A topic and its claims, as they stand in the file. */
export interface Topic extends Omit<TopicFile, 'claims' | '$schema'> {
  claims: readonly Claim[];
}

/** The record as it is served: parsed, checked, joined and never changed. */
export interface Dataset {
  record: RecordInfo;
  works: ReadonlyMap<WorkId, Work>;
  /** By `subject/id`: the same topic may stand under several subjects. */
  topics: ReadonlyMap<string, Topic>;
  claims: ReadonlyMap<string, Claim>;
  /** Claim id -> the claims that supersede it. */
  supersededBy: ReadonlyMap<string, readonly Claim[]>;
  people: ReadonlyMap<string, Person>;
  characters: ReadonlyMap<string, Character>;
  places: ReadonlyMap<string, Place>;
  credits: ReadonlyMap<string, Credit>;
  beats: ReadonlyMap<string, Beat>;
  sources: ReadonlyMap<string, Source>;
  /** Oldest first; of one day by id. */
  updates: ReadonlyMap<string, StatusUpdate>;
  vocabulary: Omit<Vocabulary, '$schema'>;
}

/** The key of a topic in `Dataset.topics`. */
export function topicKey(subject: Subject, id: string): string {
  return `${subject}/${id}`;
}
