import type { Dataset } from '../../dataset/dataset.ts';

/** Complete questions that the record can answer: the most asked first, then one for each name in it. */
export function suggestQuestions(dataset: Dataset): string[] {
  const { vocabulary, characters, people, credits } = dataset;
  return [
    ...new Set([
      ...vocabulary.asked,
      ...[...characters.values()]
        .filter(({ actor, spoiler }) => actor !== undefined && spoiler === 'none')
        .map(({ name }) => `Who plays ${name}?`),
      ...[...people.values()].map(({ name }) => `Who is ${name}?`),
      ...[...credits.values()]
        .filter(({ year }) => year !== undefined)
        .map(({ title }) => `When did ${title} come out?`),
    ]),
  ].filter((question) => question.length <= longestSuggestion);
}

/** An autocompleted value has at most this many characters (Discord, Choice Structure). */
const longestSuggestion = 100;
