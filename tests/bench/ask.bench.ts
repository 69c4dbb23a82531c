import { Console } from 'node:console';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { bench, describe } from 'vitest';
import { createAnswerer } from '../../src/answers/ask/create-answerer.ts';
import { loadDataset } from '../../src/dataset/load-dataset.ts';
import { type Grade, gradeAll, type Item, leadOf, timeAll } from './ask-figures.ts';
import { enlarge } from './enlarge.ts';

const table = new Console(process.stdout);
const practice = '../shared/questions';
const read = (path: string) =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

const dataset = await loadDataset('data');
const start = performance.now();
const answerer = createAnswerer(dataset);
const build = performance.now() - start;
const own = (read('tests/fixtures/questions/answered.jsonl') as { question: string; asOf: string | null }[]).map(
  ({ question, asOf }) => ({ question, as_of: asOf }),
);

/** The plainest way to answer: the statement that a search library puts first. */
const search = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
search.addAll(
  [...dataset.claims.values()].map(({ id, statement, keywords }) => ({ id, text: [statement, ...keywords].join(' ') })),
);
const topHit = ({ question }: Item) =>
  dataset.claims.get(String(search.search(question, { prefix: true, fuzzy: 0.2 })[0]?.id))?.statement ??
  'Not on record';

const items = read(`${practice}/dev.jsonl`) as Item[];
if (items.length > 0) {
  const { grade } = (await import(pathToFileURL(`${practice}/score.mjs`).href)) as { grade: Grade };
  const half = (rest: number) => items.filter(({ id }) => Number(id.slice(1)) % 2 === rest);
  table.table(
    Object.fromEntries(
      [1, 0].flatMap((rest) => [
        [`${rest === 1 ? 'odd' : 'even'} half, /ask`, gradeAll(half(rest), (item) => leadOf(answerer, item), grade)],
        [`${rest === 1 ? 'odd' : 'even'} half, top hit`, gradeAll(half(rest), topHit, grade)],
      ]),
    ),
  );
}

const times = Number(process.env.BENCH_ENLARGE ?? 100);
const small = timeAll(answerer, own);
const large = timeAll(createAnswerer(enlarge(dataset, times)), own);
table.table({
  'the shipped record': { ...small, 'build ms': Math.round(build) },
  [`${times} times as large`]: { ...large, 'median, times': Number((large.median / small.median).toFixed(2)) },
});

describe('/ask in process', () => {
  let next = 0;
  bench('one question of our own', () => {
    const item = own[next++ % own.length];
    if (item !== undefined) leadOf(answerer, item);
  });
});
