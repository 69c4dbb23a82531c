import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLog } from '../../../src/operations/create-log.ts';
import type { Playground } from '../../../src/playground/start-playground.ts';
import { startInPlayground } from '../../../src/start-in-playground.ts';
import { assertAnswers } from '../answer-problems.ts';

/** What `npm start` runs, with the real process of the bot in its hands. */
export interface OpenPlayground extends Playground {
  url: string;
  /** The copy of the record that the bot serves. */
  directory: string;
}

const main = resolve(import.meta.dirname, '../../../src/main.ts');

/**
 * Starts the playground on a copy of the record, as `npm start` does, but here, where its world can be looked at. With
 * `moveThere` the copy is in the working folder, which ends elsewhere.
 */
export async function openPlayground(record: string, { moveThere = false } = {}): Promise<OpenPlayground> {
  const folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
  cpSync(record, join(folder, 'data'), { recursive: true });
  if (moveThere) process.chdir(folder);
  const directory = moveThere ? 'data' : join(folder, 'data');
  const log = createLog({ level: 'silent', format: 'json', secrets: [], now: () => new Date(), write: () => {} });
  const config = { datasetDir: directory, httpHost: '127.0.0.1', httpPort: 0 };
  const { playground, address, close } = await startInPlayground(config, {
    bot: {
      command: process.execPath,
      args: [main, 'under-playground'],
      env: { PATH: process.env.PATH ?? '', DATASET_DIR: directory, LOG_LEVEL: 'warn' },
    },
    // On a busy machine three seconds are not enough for everything.
    discord: { interactionTimeoutMs: 6000 },
    log,
  });
  return {
    ...playground,
    url: address,
    directory,
    async close() {
      await close();
      assertAnswers(playground.standIn);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
