import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Runs as many seeds as the first argument says on all processors, from the second one on; ends with 1 if any fails. */
const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
const processors = availableParallelism();
const share = Math.ceil(count / processors);
const runner = fileURLToPath(new URL('run-seeds.ts', import.meta.url));
const started = performance.now();
const ends = await Promise.all(
  Array.from({ length: processors }, (_, index) => {
    const from = first + index * share;
    return runShare(from, Math.max(0, Math.min(share, first + count - from)));
  }),
);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const messages = ends.reduce((sum, end) => sum + end.messages, 0);
const failed = ends.filter(({ code }) => code !== 0).length;
process.stdout.write(
  failed === 0
    ? `simulation: ${count} seeds, ${messages} messages posted, no violation, ${seconds} s on ${processors} processors\n`
    : `simulation: FAILED after ${seconds} s; a seed is lived through again by node tests/simulation/run-seeds.ts SEED 1\n`,
);
process.exit(failed === 0 ? 0 : 1);

async function runShare(from: number, seeds: number): Promise<{ code: number; messages: number }> {
  const child = fork(runner, [String(from), String(seeds)]);
  let posted = 0;
  child.on('message', (total) => {
    posted = Number(total);
  });
  const code = await new Promise<number>((resolve) => child.on('exit', (ended) => resolve(ended ?? 1)));
  return { code, messages: posted };
}
