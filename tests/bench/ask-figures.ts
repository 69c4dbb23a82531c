import type { Answerer } from '../../src/answers/ask/create-answerer.ts';
import { percentile } from './parts/summarise.ts';

/** A question of the practice set. */
export interface Item {
  id: string;
  question: string;
  as_of: string | null;
  expect: 'answer' | 'abstain';
}

/** A question to take the time of. */
export type Asked = Pick<Item, 'question' | 'as_of'>;

export type Grade = (item: Item, lead: string) => { pass: boolean; reason: string };

export const today = '2026-11-20';
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** The lead of an answer as it is graded. */
export function leadOf(answerer: Answerer, { question, as_of }: Asked): string {
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

/** Milliseconds that each call takes, several ways in turn, so that what else the machine does falls on all alike. */
export function timeInTurn(ways: Readonly<Record<string, readonly (() => unknown)[]>>, rounds: number) {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (const calls of Object.values(ways)) for (const call of calls) call();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, calls] of Object.entries(ways))
      for (const call of calls) {
        const start = performance.now();
        call();
        times.get(name)?.push(performance.now() - start);
      }
  return new Map(
    [...times].map(([name, taken]) => [
      name,
      { calls: taken.length, median: percentile(taken, 0.5), p99: percentile(taken, 0.99) },
    ]),
  );
}
