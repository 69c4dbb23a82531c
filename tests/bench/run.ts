import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { benches } from './benches.ts';

/**
 * `npm run bench` runs every benchmark, one after the other; `npm run bench -- NAME …` those named. Options (`--rounds 3`)
 * go to each of them. Ends with 1 where one of them ended so.
 */
const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith('-'));
const names = firstOption === -1 ? given : given.slice(0, firstOption);
const options = firstOption === -1 ? [] : given.slice(firstOption);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  const list = Object.entries(benches).map(([name, { shows }]) => `  ${name.padEnd(12)} ${shows}`);
  process.stderr.write(`No benchmark is named "${unknown.join('", "')}". There are:\n${list.join('\n')}\n`);
  process.exit(2);
}
let failed = 0;
for (const name of names.length === 0 ? Object.keys(benches) : names) {
  const bench = benches[name];
  if (bench === undefined) continue;
  process.stdout.write(`\n== ${name}: ${bench.shows}\n`);
  const started = performance.now();
  const child = spawn(process.execPath, [...bench.node, ...options], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) failed += 1;
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  process.stdout.write(`== ${name}: ${code === 0 ? 'done' : `ended with ${code}`} in ${seconds} s\n`);
}
process.exit(failed === 0 ? 0 : 1);
