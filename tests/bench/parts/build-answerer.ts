import process from 'node:process';
import { createAnswerer } from '../../../src/answers/ask/create-answerer.ts';
import { parseWordVectors } from '../../../src/answers/ask/word-vectors.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { loadWordVectors } from '../../../src/dataset/load-word-vectors.ts';

/** Builds what `/ask` needs in a process that has done nothing else, and prints how long that took in milliseconds. */
const dataset = await loadDataset('data');
const bytes = await loadWordVectors();
const before = process.cpuUsage();
const start = performance.now();
createAnswerer(dataset, parseWordVectors(bytes));
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ wall, processor: (user + system) / 1000 }));
