import { readFile } from 'node:fs/promises';

/**
 * The English word vectors that come with the bot, whatever the record is (docs/answers.md says how they were made);
 * null where a folder of somebody's own has taken the place of `data`. Questions are then compared by their words alone.
 */
export async function loadWordVectors(): Promise<Uint8Array | null> {
  try {
    return await readFile(new URL('../../data/english-words.bin', import.meta.url));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
