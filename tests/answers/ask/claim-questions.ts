import type { Claim, Dataset } from '../../../src/dataset/dataset.ts';
import { topicKey } from '../../../src/dataset/dataset.ts';
import { partialDateWords } from '../../../src/lib/partial-date.ts';
import { wordsOf } from '../../../src/lib/words.ts';

/** Three questions for a claim, made from its subject, its topic and what tells it from the others there. */
export interface ClaimQuestions {
  claim: Claim;
  questions: [string, string, string];
}

/** What the templates say beside the subject, the topic and what tells a claim from others. */
export const templatePhrases = ['regarding', 'fill me in on', 'of', 'what does the record hold about', 'with', 'and'];

/** Makes the questions of every claim of a record. */
export function claimQuestions(dataset: Dataset): ClaimQuestions[] {
  return [...dataset.claims.values()].map((claim) => {
    const { title } = dataset.topics.get(topicKey(claim.subject, claim.topic)) ?? { title: '' };
    const subject = subjectOf(dataset, claim);
    const about = subject === null ? title : `${subject}, ${title}`;
    const choose = chooserOf(dataset, claim, title);
    const facts = [...namesOf(dataset, claim), ...valuesOf(claim)];
    const first = choose(facts, claim.keywords);
    const second = choose(claim.keywords, facts);
    const third = choose([...facts.slice(0, 1), ...claim.keywords.filter((word) => !second.includes(word))], facts);
    return {
      claim,
      questions: [
        `regarding ${about}: ${first.join(', ')}?`,
        `fill me in on ${title}${subject === null ? '' : ` of ${subject}`}: ${second.join(' and ')}`,
        `what does the record hold about ${about.toLowerCase()} with ${third.join(' and ')}`,
      ],
    };
  });
}

/** Null where the topic is called by the subject. */
function subjectOf({ works, people, record }: Dataset, { subject }: Claim): string | null {
  if (subject === 'person') return null;
  const work = [...works.values()].find(({ id }) => id === subject);
  if (work !== undefined) return `the ${work.kind.toLowerCase().split(' ')[0]} ${work.title}`;
  return subject === 'filmography' ? (people.get(record.filmmaker)?.name ?? '') : record.title;
}

function namesOf({ people, characters }: Dataset, claim: Claim): string[] {
  const persons = [...claim.people, ...claim.cast.map(({ person }) => person)];
  const parts = [...claim.characters, ...claim.cast.flatMap(({ character }) => character ?? [])];
  return [
    ...persons.flatMap((id) => people.get(id)?.name ?? []),
    ...parts.flatMap((id) => characters.get(id)?.name ?? []),
  ];
}

/** Dates, amounts and names among the values, as one would write them. */
function valuesOf({ values }: Claim): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    [value].flat().flatMap((each) => {
      if (typeof each === 'number') return written(each, key);
      if (typeof each !== 'string') return [];
      return /^\d{4}(?:-\d\d){0,2}$/.test(each) ? partialDateWords(each) : each;
    }),
  );
}

function written(value: number, key: string): string {
  if (value >= 1_000_000) return `${Number((value / 1_000_000).toFixed(1))} million`;
  return value >= 1800 && value <= 2200 ? String(value) : `${value} ${key.split('_')[0]}`;
}

/**
 * Chooses two of the things that a claim is told by: those that fewest others of its topic hold together. When it was said
 * is added where others still do.
 */
function chooserOf(dataset: Dataset, claim: Claim, title: string) {
  const others = (dataset.topics.get(topicKey(claim.subject, claim.topic))?.claims ?? [])
    .filter(({ id }) => id !== claim.id)
    .map((other) => {
      const said = [other.statement, ...other.keywords, ...namesOf(dataset, other), ...valuesOf(other)];
      return new Set(said.flatMap(wordsOf));
    });
  const holdersOf = (cue: string) => {
    const needed = wordsOf(cue);
    return new Set(others.filter((words) => needed.every((word) => words.has(word))));
  };
  return (cues: readonly string[], more: readonly string[]): string[] => {
    const distinct = [...new Map([...cues, ...more].map((cue) => [wordsOf(cue).join(' '), cue])).entries()]
      .filter(([words]) => words !== '' && words !== wordsOf(title).join(' '))
      .map(([, cue]) => cue);
    const preferred = distinct.filter((cue) => cues.includes(cue));
    const from = preferred.length > 1 ? preferred : distinct;
    const held = from.map((cue) => ({ cue, by: holdersOf(cue) }));
    const pairs = held.flatMap((one, at) =>
      held.slice(at + 1).map((two) => ({
        cues: [one.cue, two.cue],
        shared: [...one.by].filter((other) => two.by.has(other)).length,
        apart: one.by.size + two.by.size,
      })),
    );
    const best = pairs.reduce(
      (least, pair) => ((pair.shared - least.shared || pair.apart - least.apart) < 0 ? pair : least),
      pairs[0] ?? { cues: from, shared: 0, apart: 0 },
    );
    const date = claim.asOf === undefined || best.shared === 0 ? [] : [partialDateWords(claim.asOf)];
    return [...best.cues, ...date];
  };
}
