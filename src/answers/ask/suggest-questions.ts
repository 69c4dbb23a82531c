import type { Dataset } from '../../dataset/dataset.ts';
import { type Subject, workIds } from '../../dataset/record-schema.ts';
import { workInTheMaking } from '../../dataset/work-in-the-making.ts';

/** An autocompleted value has at most this many characters (Discord, Choice Structure). */
const longestSuggestion = 100;

/**
 * Complete questions to ask of a record: the most asked first, then one for each topic, part, person and title in it. They
 * name nobody whose being there gives something away.
 */
export function suggestQuestions(dataset: Dataset): string[] {
  const { vocabulary, topics, characters, people, credits } = dataset;
  const hidden = new Set([...characters.values()].flatMap(({ name, spoiler }) => (spoiler === 'none' ? [] : [name])));
  const made = [
    ...[...topics.values()].flatMap(({ subject, title, claims }) => {
      const about = subjectName(dataset, subject);
      const isOpen = claims.some(({ spoiler }) => spoiler === 'none');
      return about === null || !isOpen || startsAsQuestion.test(title)
        ? []
        : [`What is known about the ${lowerFirst(title)} of ${about}?`];
    }),
    ...[...castOf(dataset)].map(([person, title]) => `Is ${person} in ${title}?`),
    ...[...characters.values()]
      .filter(({ actor, spoiler, name }) => actor !== undefined && spoiler === 'none' && !name.includes('('))
      .map(({ name }) => `Who plays ${name.replace(/^The /, 'the ')}?`),
    ...[...people.values()].map(({ name }) => `Who is ${name}?`),
    ...[...credits.values()].filter(({ year }) => year !== undefined).map(({ title }) => `When did ${title} come out?`),
  ].filter((question) => ![...hidden].some((name) => question.includes(name)));
  return [...new Set([...vocabulary.asked, ...made])].filter((question) => question.length <= longestSuggestion);
}

const startsAsQuestion = /^(?:how|what|where|when|who|the|as)\b/i;

function lowerFirst(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title;
}

/** What a subject is called in a question; null where it is no work. */
function subjectName({ works }: Dataset, subject: Subject): string | null {
  const id = workIds.find((each) => each === subject);
  const work = id === undefined ? undefined : works.get(id);
  return work === undefined ? null : `the ${work.kind.toLowerCase().split(' ')[0]} ${work.title}`;
}

/** Everybody who is in the talk for the work that is being made, with its name. */
function castOf(dataset: Dataset): Map<string, string> {
  const { claims, people } = dataset;
  const making = workInTheMaking(dataset);
  const cast = [...claims.values()].filter(({ subject, topic }) => subject === making?.id && topic === making?.cast);
  return new Map(
    cast
      .flatMap((claim) => claim.cast)
      .flatMap(({ person }) => people.get(person)?.name ?? [])
      .map((name) => [name, making?.title ?? '']),
  );
}
