import { readFile } from 'node:fs/promises';

/** What `/ask` learnt, as it comes with the bot (docs/answers.md says how it was made). */
export interface LearntBytes {
  /** English words by their meaning, whatever the record is. */
  wordVectors: Uint8Array | null;
  /** The words that the facts of the shipped record are asked for with. */
  askedWords: Uint8Array | null;
  /** Which fact of the shipped record answers a question, by how it is put, and whether with yes or no. */
  facts: Uint8Array | null;
  verdicts: Uint8Array | null;
}

/** Reads it; null for what is not there, since a folder of somebody's own may have taken the place of `data`. */
export async function loadLearnt(): Promise<LearntBytes> {
  const [wordVectors, askedWords, facts, verdicts] = await Promise.all([
    load('english-words.bin'),
    load('asked-words.bin'),
    load('fact-classifier.bin'),
    load('verdict-classifier.bin'),
  ]);
  return { wordVectors, askedWords, facts, verdicts };
}

async function load(name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(new URL(`../../data/${name}`, import.meta.url));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
