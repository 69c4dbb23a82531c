import { loadDataset } from './dataset/load-dataset.ts';
import { formatFault, RecordError } from './dataset/record-fault.ts';
import { certainties, spoilerLevels, updateKinds } from './dataset/record-schema.ts';
import type { ServedRecord } from './dataset/served-record.ts';
import type { PlaygroundControls } from './playground/playground-controls.ts';

export interface ControlsParts {
  /** The folder of the record. */
  directory: string;
  record: ServedRecord;
  bot: { isRunning(): boolean; start(): Promise<void>; stop(): Promise<void>; tick(): Promise<void> };
  clock: { offsetMs(): number; move(offsetMs: number): void };
}

/** What the panel of the playground does to the bot: feeds its record, stops and starts it, moves its clock. */
export function createControls({ directory, record, bot, clock }: ControlsParts): PlaygroundControls {
  return {
    datasetInfo() {
      const { record: info, updates, sources, people } = record.dataset();
      const newest = [...updates.values()].at(-1);
      return {
        directory,
        title: info.title,
        version: info.version,
        updates: updates.size,
        newest: newest === undefined ? null : { id: newest.id, date: newest.date, headline: newest.headline },
        kinds: updateKinds,
        certainties,
        spoilerLevels,
        sources: [...sources.values()].map(({ id, publisher, title }) => ({ id, name: `${publisher}: ${title}` })),
        people: [...people.values()].map(({ id, name }) => ({ id, name })),
      };
    },
    async publishUpdate(update) {
      const { publishUpdate } = await import('./playground/publish-update.ts');
      const outcome = await publishUpdate(update, {
        directory,
        load: loadDataset,
        faultsOf: (error) => (error instanceof RecordError ? error.faults.map(formatFault) : null),
      });
      if (outcome.kind === 'published') await bot.tick();
      return outcome;
    },
    isBotRunning: bot.isRunning,
    killBot: bot.stop,
    restartBot: async () => {
      if (!bot.isRunning()) await bot.start();
    },
    clockOffsetMs: clock.offsetMs,
    async setClockOffset(offsetMs) {
      clock.move(offsetMs);
      await bot.tick();
    },
  };
}
