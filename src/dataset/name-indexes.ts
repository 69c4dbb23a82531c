import type { Dataset, Topic } from './dataset.ts';
import { createNameIndex, type Named, type NameIndex } from './name-index.ts';
import type { Character, Credit, Person, Subject } from './record-schema.ts';

/** Somebody who can be asked for: a person, or a character of the story. */
export type Who = Named & ({ kind: 'person'; person: Person } | { kind: 'character'; character: Character });
export type NamedTopic = Named & { topic: Topic };
export type NamedCredit = Named & { credit: Credit };

/** The indexes behind autocompletion and free text, built once per record. */
export interface NameIndexes {
  who: NameIndex<Who>;
  credits: NameIndex<NamedCredit>;
  /** Topics of one subject. */
  topics(subject: Subject): NameIndex<NamedTopic>;
  /** Topics of every subject, by `subject/id`, named with their work. */
  allTopics: NameIndex<NamedTopic>;
}

/** Builds every index of a record. */
export function createNameIndexes(dataset: Dataset): NameIndexes {
  const people = [...dataset.people.values()].map((person): Who => ({ ...named(person), kind: 'person', person }));
  const characters = [...dataset.characters.values()].map(
    (character): Who => ({ ...named(character), kind: 'character', character }),
  );
  const topics = [...dataset.topics.values()];
  const bySubject = new Map(
    [...new Set(topics.map((topic) => topic.subject))].map((subject) => [
      subject,
      createNameIndex(
        topics
          .filter((topic) => topic.subject === subject)
          .map((topic) => ({ id: topic.id, label: topic.title, aliases: topic.aliases, topic })),
      ),
    ]),
  );
  const none = createNameIndex<NamedTopic>([]);
  return {
    who: createNameIndex([...characters, ...people]),
    credits: createNameIndex(
      [...dataset.credits.values()].map((credit) => ({
        id: credit.id,
        label: credit.year === undefined ? credit.title : `${credit.title} (${credit.year})`,
        aliases: [credit.title, ...credit.aliases],
        credit,
      })),
    ),
    topics: (subject) => bySubject.get(subject) ?? none,
    allTopics: createNameIndex(
      topics.map((topic) => ({
        id: `${topic.subject}/${topic.id}`,
        label: `${topic.title} (${subjectLabel(dataset, topic.subject)})`,
        aliases: [topic.title, ...topic.aliases],
        topic,
      })),
    ),
  };
}

/** What a subject is called to readers: the kind of the work, or the subject's own name. */
export function subjectLabel(dataset: Pick<Dataset, 'works'>, subject: Subject): string {
  if (subject === 'person') return 'people';
  if (subject === 'filmography') return 'filmography';
  if (subject === 'watch') return 'where to watch';
  const work = dataset.works.get(subject);
  return work === undefined ? subject : `${work.title}, ${work.kind.toLowerCase()}`;
}

function named(entry: { id: string; name: string; aliases: readonly string[] }): Named {
  return { id: entry.id, label: entry.name, aliases: entry.aliases };
}
