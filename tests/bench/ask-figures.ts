import type { Answerer } from '../../src/answers/ask/create-answerer.ts';

/** A question of the practice set. */
export interface Item {
  id: string;
  question: string;
  as_of: string | null;
  expect: 'answer' | 'abstain';
}

export type Grade = (item: Item, lead: string) => { pass: boolean; reason: string };

const today = '2026-11-20';
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** The lead of an answer as it is graded. */
export function leadOf(answerer: Answerer, { question, as_of }: Pick<Item, 'question' | 'as_of'>): string {
  const answer = answerer.ask(question, { today, asOf: as_of });
  return answer.kind === 'declined' ? 'Not on record' : answer.lead.map(({ text }) => text).join('');
}

/** Answer accuracy, abstention accuracy and wrong-answer rate of a way to answer. */
export function gradeAll(items: readonly Item[], lead: (item: Item) => string, grade: Grade) {
  const results = items.map((item) => ({ item, ...grade(item, lead(item)) }));
  const asked = results.filter(({ item }) => item.expect === 'answer');
  const tried = asked.filter(({ reason }) => reason !== 'declined' && reason !== 'empty');
  const beyond = results.filter(({ item }) => item.expect === 'abstain');
  return {
    answered: percent(asked.filter(({ pass }) => pass).length, asked.length),
    declined: percent(beyond.filter(({ pass }) => pass).length, beyond.length),
    wrong: percent(tried.filter(({ pass }) => !pass).length, tried.length),
  };
}

/** Median and 99th percentile of answering each question, in milliseconds, after a first round. */
export function timeAll(answerer: Answerer, items: readonly Pick<Item, 'question' | 'as_of'>[]) {
  for (const item of items) leadOf(answerer, item);
  const times = [1, 2, 3].flatMap(() =>
    items.map((item) => {
      const start = performance.now();
      leadOf(answerer, item);
      return performance.now() - start;
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return { median: at(0.5), p99: at(0.99) };
}
