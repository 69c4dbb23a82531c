import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishOutcome } from './playground-controls.ts';

/** The folder of the record, and how the bot reads one. */
export interface UpdateFolder {
  directory: string;
  /** Reads a whole record as the bot does; rejects when it has faults. */
  load(directory: string): Promise<unknown>;
  /** The faults that such a rejection names, null for any other error. */
  faultsOf(error: unknown): string[] | null;
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** Writes an update into the record as one whole file, once a copy of the record with it in it has no fault. */
export async function publishUpdate(update: unknown, folder: UpdateFolder): Promise<PublishOutcome> {
  const id = typeof update === 'object' && update !== null && 'id' in update ? update.id : null;
  if (typeof id !== 'string' || !idPattern.test(id)) {
    return { kind: 'refused', faults: ['$.id: use small letters, digits and hyphens, as the name of a file'] };
  }
  const file = join('updates', `${id}.json`);
  const text = `${JSON.stringify(update, null, 2)}\n`;
  const faults = await tryOut({ file, text }, folder);
  if (faults.length > 0) return { kind: 'refused', faults };
  const part = join(folder.directory, 'updates', `.${id}.part`);
  await writeFile(part, text, { flag: 'wx' });
  await rename(part, join(folder.directory, file));
  return { kind: 'published', file };
}

/** What the bot would refuse the record for, if the file were in it. */
async function tryOut(
  { file, text }: { file: string; text: string },
  { directory, load, faultsOf }: UpdateFolder,
): Promise<string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'playground-record-'));
  try {
    await cp(directory, copy, { recursive: true });
    try {
      await writeFile(join(copy, file), text, { flag: 'wx' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return [`${file} is there already`];
      throw error;
    }
    await load(copy);
    return [];
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === null) throw error;
    return faults;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
