import process from 'node:process';
import { simulateSeed } from './simulate-seed.ts';

/**
 * Runs the seeds from the first argument on, as many as the second says; ends with 1 at the first that fails. Started by
 * another process, it hands over how many messages were posted in all.
 */
const [first = 0, count = 1_000] = process.argv.slice(2).map(Number);
let messages = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const result = await simulateSeed(seed);
  messages += result.messages;
  if (result.violations.length === 0) continue;
  process.stdout.write(`seed ${seed} fails:\n${result.violations.slice(0, 10).join('\n')}\n`);
  process.exit(1);
}
process.send?.(messages);
