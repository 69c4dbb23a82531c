import process from 'node:process';
import { createAnswerer } from '../../../src/answers/ask/create-answerer.ts';
import { parseLearnt } from '../../../src/answers/ask/learnt.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';

/** Builds what `/ask` needs in a process that has done nothing else, and prints how long that took in milliseconds. */
const dataset = await loadDataset('data');
const bytes = await loadLearnt();
const before = process.cpuUsage();
const start = performance.now();
createAnswerer(dataset, parseLearnt(bytes));
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ wall, processor: (user + system) / 1000 }));
