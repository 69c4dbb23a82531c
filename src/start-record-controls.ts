import { loadDataset } from './dataset/load-dataset.ts';
import { formatFault, RecordError } from './dataset/record-fault.ts';
import { certainties, spoilerLevels, updateKinds } from './dataset/record-schema.ts';
import { type ServedRecord, serveRecord } from './dataset/served-record.ts';
import type { RecordControls } from './playground/playground-controls.ts';

/** What the panel of the playground shows of the record in a folder, and adds to it. Nothing is read before it is asked. */
export function createRecordControls(directory: string): RecordControls {
  let serving: Promise<ServedRecord> | null = null;
  const read = async () => {
    serving ??= serveRecord(directory);
    const record = await serving;
    await record.refresh();
    return record.dataset();
  };
  return {
    async datasetInfo() {
      const { record: info, updates, sources, people } = await read();
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
      return publishUpdate(update, {
        directory,
        load: loadDataset,
        faultsOf: (error) => (error instanceof RecordError ? error.faults.map(formatFault) : null),
      });
    },
  };
}
