import process from 'node:process';
import { runKills } from './delivery-kills.ts';

/** 200 kills over 50 channels and 20 updates. */
const started = performance.now();
const result = await runKills({ kills: 200, channels: 50, updates: 20, seed: Number(process.argv[2] ?? 1) });
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${result.kills} kills in ${seconds} s, 50 channels, 20 updates, ${result.posts} requests to post\n`,
);
process.stdout.write(
  result.violations.length === 0
    ? 'each channel holds each update once, in order\n'
    : `${result.violations.join('\n')}\n`,
);
process.exit(result.violations.length === 0 ? 0 : 1);
