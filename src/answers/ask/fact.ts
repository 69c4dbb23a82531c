import type { Certainty, SpoilerLevel, Subject, WorkId } from '../../dataset/record-schema.ts';
import type { PartialDate } from '../../lib/partial-date.ts';

/** What an answer can rest on: a claim, or a sentence made from another entry of the record. */
export interface Fact {
  /** Unique among facts: `claim:…`, `person:…`, `character:…`, `fate:…`, `credit:…`, `place:…`, `beat:…`, `work:…`, `update:…`. */
  key: string;
  /** The entry's own id. */
  id: string;
  statement: string;
  subject: Subject;
  /** The works that the statement is about. */
  works: readonly WorkId[];
  /** The topic's id; null for entries that are no claims. */
  topic: string | null;
  /** What the topic and the entry are also asked for by. */
  topicWords: readonly string[];
  keywords: readonly string[];
  /** Keys of people, characters, credits and places: `person:…` and so on. */
  entities: readonly string[];
  certainty: Certainty;
  asOf: PartialDate | undefined;
  spoiler: SpoilerLevel;
  sources: readonly string[];
}
