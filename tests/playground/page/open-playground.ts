import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { formatFault, RecordError } from '../../../src/dataset/record-fault.ts';
import { createPage } from '../../../src/playground/create-page.ts';
import type { PlaygroundControls } from '../../../src/playground/playground-controls.ts';
import { publishUpdate } from '../../../src/playground/publish-update.ts';
import { createStage, type Stage } from '../../end-to-end/stage.ts';

/** The page over a stage, with the real process of the bot in its hands. */
export interface OpenPlayground {
  stage: Stage;
  url: string;
  controls: PlaygroundControls;
  close(): Promise<void>;
}

/** Starts the real process on a copy of the record, and serves the page whose panel kills, starts and feeds it. */
export async function openPlayground(record: string): Promise<OpenPlayground> {
  const stage = await createStage(record);
  await stage.start();
  const controls = createControls(stage, record);
  const page = createPage({ standIn: stage.standIn, world: stage.world, controls });
  const server = createServer((request, response) => void page(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    stage,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    controls,
    async close() {
      server.closeAllConnections();
      server.close();
      await stage.close();
    },
  };
}

function createControls(stage: Stage, name: string): PlaygroundControls {
  const { directory } = stage;
  const read = (path: string) => JSON.parse(readFileSync(join(directory, path), 'utf8'));
  let isRunning = true;
  let offsetMs = 0;
  return {
    datasetInfo() {
      const { title, version } = read('record.json');
      const files = readdirSync(join(directory, 'updates')).filter((name) => name.endsWith('.json'));
      return {
        // Where the copy lies is nobody's business, least of all in a picture.
        directory: name,
        title,
        version,
        updates: files.length,
        newest: null,
        kinds: ['casting', 'production', 'release', 'other'],
        certainties: ['confirmed', 'reported', 'rumoured', 'denied'],
        spoilerLevels: ['none', 'film', 'novel'],
        sources: read('sources.json').sources.map(({ id, title: name }: { id: string; title: string }) => ({
          id,
          name,
        })),
        people: [],
      };
    },
    publishUpdate: (update) =>
      publishUpdate(update, {
        directory,
        load: loadDataset,
        faultsOf: (error) => (error instanceof RecordError ? error.faults.map(formatFault) : null),
      }),
    isBotRunning: () => isRunning,
    async killBot() {
      isRunning = false;
      await stage.running().stop('SIGKILL');
    },
    async restartBot() {
      await stage.start();
      isRunning = true;
    },
    clockOffsetMs: () => offsetMs,
    async setClockOffset(next) {
      offsetMs = next;
    },
  };
}
