import process from 'node:process';
import { simulateSeed } from './simulate-seed.ts';

/** Runs the seeds from the first argument on, as many as the second says; ends with 1 at the first that fails. */
const [first = 0, count = 1_000] = process.argv.slice(2).map(Number);
for (let seed = first; seed < first + count; seed += 1) {
  const violations = await simulateSeed(seed);
  if (violations.length === 0) continue;
  process.stdout.write(`seed ${seed} fails:\n${violations.slice(0, 10).join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${count} seeds from ${first} on: no violation\n`);
