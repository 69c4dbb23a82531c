import { spawnSync } from 'node:child_process';
import { Console } from 'node:console';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnswerer } from '../../src/answers/ask/create-answerer.ts';
import { parseLearnt } from '../../src/answers/ask/learnt.ts';
import { loadDataset } from '../../src/dataset/load-dataset.ts';
import { loadLearnt } from '../../src/dataset/load-learnt.ts';
import { type Asked, type Grade, gradeAll, type Item, leadOf, timeInTurn, today } from './ask-figures.ts';
import { enlarge } from './enlarge.ts';
import { plainSearches } from './parts/plain-search.ts';
import { withSpread } from './parts/summarise.ts';

/** How `/ask` fares on the practice set, beside search libraries alone, and how long it takes. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    enlarge: { type: 'string', default: '100' },
    builds: { type: 'string', default: '5' },
  },
});
const out = new Console(process.stdout);
const practice = '../shared/questions';
const own = 'tests/fixtures';
const read = <Line>(path: string): Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
    : [];

const dataset = await loadDataset('data');
const learnt = parseLearnt(await loadLearnt());
const answerer = createAnswerer(dataset, learnt);
const searches = plainSearches(dataset);

const items = read<Item>(`${practice}/dev.jsonl`);
if (items.length > 0) {
  const { grade } = (await import(pathToFileURL(`${practice}/score.mjs`).href)) as { grade: Grade };
  const ways: [string, (item: Item) => string][] = [
    ['/ask', (item) => leadOf(answerer, item)],
    ...Object.entries(searches).map(([name, topHit]): [string, (item: Item) => string] => [
      `${name}, first hit`,
      ({ question }) => topHit(question),
    ]),
  ];
  const sets: [string, Item[]][] = [
    ['odd half', items.filter(({ id }) => Number(id.slice(1)) % 2 === 1)],
    ['even half', items.filter(({ id }) => Number(id.slice(1)) % 2 === 0)],
    ['set C', read<Item>(`${own}/questions/graded-c.jsonl`)],
    ['set D', read<Item>(`${own}/questions/graded-d.jsonl`)],
    ['set E', read<Item>(`${own}/questions/graded-e.jsonl`)],
    ['set F', read<Item>(`${own}/questions/graded-f.jsonl`)],
  ];
  out.table(
    Object.fromEntries(
      sets.flatMap(([set, each]) =>
        ways.map(([name, lead]) => [`${set} (${each.length}), ${name}`, gradeAll(each, lead, grade)]),
      ),
    ),
  );
} else out.log(`${practice}/dev.jsonl is not there: nothing is graded`);

const asked = read<{ question: string; asOf: string | null }>(`${own}/questions/answered.jsonl`).map(
  ({ question, asOf }): Asked => ({ question, as_of: asOf }),
);
const messages = read<{ message: string }>(`${own}/messages/checked.jsonl`);
const typed = [...new Set(asked.flatMap(({ question }) => [question.slice(0, 3), question.slice(0, 9)]))];
const large = createAnswerer(enlarge(dataset, Number(values.enlarge)), learnt);
const times = timeInTurn(
  {
    '/ask': asked.map((item) => () => leadOf(answerer, item)),
    [`/ask, record ${values.enlarge} times as large`]: asked.map((item) => () => leadOf(large, item)),
    'MiniSearch, first hit': asked.map(
      ({ question }) =>
        () =>
          searches.MiniSearch?.(question),
    ),
    'Orama, first hit': asked.map(
      ({ question }) =>
        () =>
          searches.Orama?.(question),
    ),
    'suggestions as one types': typed.map((text) => () => answerer.suggest(text, { today, limit: 25 })),
    'Check this': messages.map(
      ({ message }) =>
        () =>
          answerer.findClaims(message, today),
    ),
  },
  Number(values.rounds),
);
const base = times.get('/ask')?.median ?? Number.NaN;
out.table(
  Object.fromEntries(
    [...times].map(([name, { calls, median, p99 }]) => [
      name,
      {
        calls,
        'median ms': median.toFixed(2),
        'p99 ms': p99.toFixed(2),
        'median against /ask': `${(median / base).toFixed(2)} x`,
      },
    ]),
  ),
);

const builds = Array.from({ length: Number(values.builds) }, () => {
  const { stdout } = spawnSync(process.execPath, ['tests/bench/parts/build-answerer.ts'], { encoding: 'utf8' });
  return JSON.parse(stdout) as { wall: number; processor: number };
});
out.log('Built for the shipped record, in a process of its own each time, in ms:');
out.log(
  `  by the clock       ${withSpread(
    builds.map(({ wall }) => wall),
    0,
  )}`,
);
out.log(
  `  of processor time  ${withSpread(
    builds.map(({ processor }) => processor),
    0,
  )}`,
);
