import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the modules of the page, which have a configuration of their own, have no type fault', async () => {
  const compiler = 'node_modules/typescript/bin/tsc';
  const run = promisify(execFile)(process.execPath, [compiler, '-p', 'src/playground/page/client']);
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
}, 60_000);
