import { type Answerer, createAnswerer } from '../../../src/answers/ask/create-answerer.ts';
import { parseLearnt } from '../../../src/answers/ask/learnt.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';

/** The answerer over a record on disk, and the record itself. */
export async function answererOf(directory: string): Promise<{ dataset: Dataset; answerer: Answerer }> {
  const dataset = await loadDataset(directory);
  return { dataset, answerer: createAnswerer(dataset, parseLearnt(await loadLearnt())) };
}
