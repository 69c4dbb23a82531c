import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Runs as many seeds as the first argument says on all processors, from the second one on; ends with 1 if any fails. */
const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
const processors = availableParallelism();
const share = Math.ceil(count / processors);
const runner = fileURLToPath(new URL('run-seeds.ts', import.meta.url));
const started = performance.now();
const codes = await Promise.all(
  Array.from({ length: processors }, (_, index) => {
    const from = first + index * share;
    const child = spawn(process.execPath, [runner, String(from), String(Math.min(share, first + count - from))], {
      stdio: 'inherit',
    });
    return new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  }),
);
process.stdout.write(`${count} seeds in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
process.exit(Math.max(...codes));
