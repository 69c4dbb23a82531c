import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { mutations } from './mutations.ts';

/** Puts each defect into a copy of the sources and shows whether the simulation finds it; ends with 1 if it misses one. */
const seeds = Number(process.argv[2] ?? 1_000);
const root = join(import.meta.dirname, '..', '..');
let missed = 0;

for (const mutation of mutations) {
  const copy = mkdtempSync(join(tmpdir(), 'stakeout-mutation-'));
  try {
    for (const folder of ['src', 'tests/fakes', 'tests/simulation'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const edit of mutation.edits) {
      const file = join(copy, edit.file);
      const text = readFileSync(file, 'utf8');
      if (text.split(edit.replace).length !== 2) throw new Error(`${edit.file} does not hold once: ${edit.replace}`);
      writeFileSync(
        file,
        text.replace(edit.replace, () => edit.with),
      );
    }
    const runner = join(copy, 'tests', 'simulation', 'run-seeds.ts');
    const { status, stdout } = spawnSync(process.execPath, [runner, '0', String(seeds)], { encoding: 'utf8' });
    const [first = '', second = ''] = stdout.split('\n');
    const found = status === 1 && first.startsWith('seed');
    if (!found) missed += 1;
    process.stdout.write(`${found ? 'found ' : 'MISSED'} ${mutation.name}: ${first} ${found ? second : ''}\n`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
process.exit(missed === 0 ? 0 : 1);
