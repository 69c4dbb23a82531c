import process from 'node:process';
import { createRandom } from '../simulation/random.ts';
import { runCycles } from './stop-and-start.ts';

/** Cycles (100 if absent) under some 50 commands a second, with an update in each, over 20 channels. */
const cycles = Number(process.argv[2] ?? 100);
const started = performance.now();
const result = await runCycles({
  cycles,
  everyMs: 20,
  channels: 20,
  random: createRandom(1).next,
  interactionTimeoutMs: 3_000,
});
const seconds = ((performance.now() - started) / 1000).toFixed(0);
const problems = [
  ...result.unanswered.map((id) => `not answered: interaction ${id}`),
  ...(result.refused === 0 ? [] : [`${result.refused} answers were refused`]),
  ...result.violations,
  ...[...result.exitCodes].filter((code) => code !== 0).map((code) => `ended with ${code}`),
];
process.stdout.write(
  [
    `${result.cycles} stops and starts in ${seconds} s, the longest stop ${Math.round(result.longestStopMs)} ms`,
    `${result.accepted} interactions accepted, ${result.accepted - result.unanswered.length} of them answered`,
    `from gateway to answer 99 % within ${result.p99Ms} ms, the slowest ${result.slowestMs} ms`,
    `${result.updates} updates over 20 channels`,
    problems.length === 0
      ? 'each accepted interaction answered, each update once in each channel'
      : problems.join('\n'),
    '',
  ].join('\n'),
);
process.exit(problems.length === 0 ? 0 : 1);
