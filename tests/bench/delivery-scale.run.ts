import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import type { Scale } from './parts/scale-process.ts';

/**
 * What subscriptions cost on a SQLite file, each number of them in a process of its own: a tick with nothing new, one
 * update that Discord takes at once, and digests that wait. Ends with 1 where an idle tick is slow or reads the store.
 */
const counts = [1_000, 10_000, 100_000];
const mostIdleMs = 5;
const rows: Record<string, string>[] = [];
let isMet = true;
for (const count of counts) {
  const child = fork(join(import.meta.dirname, 'parts', 'scale-process.ts'), [String(count)], {
    execArgv: ['--expose-gc'],
  });
  const [{ idle, update, waiting }] = (await once(child, 'message')) as [Scale];
  isMet &&= idle.median <= mostIdleMs && idle.storeCalls === 0;
  rows.push({
    subscriptions: count.toLocaleString('en'),
    'idle tick, median ms': idle.median.toFixed(2),
    'most ms': idle.most.toFixed(2),
    'store calls in 100': String(idle.storeCalls),
    'update, s': (update.ms / 1_000).toFixed(2),
    'µs each': ((update.ms * 1_000) / count).toFixed(0),
    'live heap, + MB': update.live.toFixed(1),
    'resident, + MB': update.resident.toFixed(0),
    'waiting digests, + MB': waiting.live.toFixed(1),
    'bytes each': ((waiting.live * 2 ** 20) / count).toFixed(0),
  });
}
// biome-ignore lint/suspicious/noConsole: a table is what a benchmark prints.
console.table(rows);
process.exit(isMet ? 0 : 1);
