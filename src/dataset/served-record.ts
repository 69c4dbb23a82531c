import type { Dataset } from './dataset.ts';
import { fingerprintDataset, loadDataset } from './load-dataset.ts';
import { createNameIndexes, type NameIndexes } from './name-indexes.ts';
import { RecordError } from './record-fault.ts';

/** The record that answers are given from, swapped in whole when its files change and are without fault. */
export interface ServedRecord {
  dataset(): Dataset;
  names(): NameIndexes;
  /** Looks at the files; a change with faults is refused, and what was served before goes on being served. */
  refresh(): Promise<Refresh>;
}

export type Refresh = { kind: 'unchanged' } | { kind: 'swapped' } | { kind: 'refused'; error: RecordError };

/** Loads the record of a folder. Throws a RecordError that lists every fault. */
export async function serveRecord(directory: string): Promise<ServedRecord> {
  let seen = await fingerprintDataset(directory);
  let current = index(await loadDataset(directory));

  return {
    dataset: () => current.dataset,
    names: () => current.names,
    async refresh() {
      try {
        const fingerprint = await fingerprintDataset(directory);
        if (fingerprint === seen) return { kind: 'unchanged' };
        // Remembered before loading: what is refused is looked at again only once it has been changed.
        seen = fingerprint;
        current = index(await loadDataset(directory));
        return { kind: 'swapped' };
      } catch (error) {
        if (error instanceof RecordError) return { kind: 'refused', error };
        // A file that went away between being listed and being read is no fault of the record: look again next time.
        seen = '';
        const fault = { file: directory, path: '$', reason: error instanceof Error ? error.message : String(error) };
        return { kind: 'refused', error: new RecordError([fault], { cause: error }) };
      }
    },
  };
}

function index(dataset: Dataset): { dataset: Dataset; names: NameIndexes } {
  return { dataset, names: createNameIndexes(dataset) };
}
