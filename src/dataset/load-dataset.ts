import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from './dataset.ts';
import { parseDataset } from './parse-dataset.ts';
import { RecordError, type RecordFault } from './record-fault.ts';
import type { RecordFile } from './record-files.ts';

/** Reads and parses the record in a folder. Throws a RecordError that lists every fault. */
export async function loadDataset(directory: string): Promise<Dataset> {
  return parseDataset(await readRecordFiles(directory));
}

/** A text that changes whenever a file of the record is added, removed or written to. */
export async function fingerprintDataset(directory: string): Promise<string> {
  const paths = await listRecordFiles(directory);
  const parts = await Promise.all(
    paths.map(async (path) => {
      const { mtimeMs, size, ino } = await stat(join(directory, path));
      return `${path} ${mtimeMs} ${size} ${ino}`;
    }),
  );
  return parts.join('\n');
}

async function readRecordFiles(directory: string): Promise<RecordFile[]> {
  const paths = await listRecordFiles(directory);
  const read = await Promise.all(paths.map((path) => readRecordFile(directory, path)));
  const faults = read.filter((each) => 'reason' in each);
  if (faults.length > 0) throw new RecordError(faults);
  return read.filter((each) => 'text' in each);
}

/** The JSON files below the folder, sorted; hidden files, and the schemas for editors, are not part of the record. */
async function listRecordFiles(directory: string): Promise<string[]> {
  let entries: string[];
  try {
    entries = await readdir(directory, { recursive: true });
  } catch (error) {
    const reason = `Cannot read the folder: ${error instanceof Error ? error.message : String(error)}`;
    throw new RecordError([{ file: directory, path: '$', reason }], { cause: error });
  }
  return entries
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json') && !path.startsWith('schema/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

async function readRecordFile(directory: string, path: string): Promise<RecordFile | RecordFault> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(directory, path)));
    return { path, text };
  } catch (error) {
    // A file that went away since it was listed is no fault: whoever asked looks again.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    const reason = `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { file: path, path: '$', reason };
  }
}
