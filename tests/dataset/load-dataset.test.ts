import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintDataset, loadDataset } from '../../src/dataset/load-dataset.ts';
import { formatFault, RecordError } from '../../src/dataset/record-fault.ts';
import { minimalRecord } from './minimal-record.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stakeout-record-'));
  for (const [path, file] of Object.entries(minimalRecord())) await put(path, JSON.stringify(file));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string | Uint8Array) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function faultsOf(directory: string): Promise<string[]> {
  const error = await loadDataset(directory).catch((reason: unknown) => reason);
  if (error instanceof RecordError) return error.faults.map(formatFault);
  throw new Error('The record was not refused', { cause: error });
}

describe('loadDataset', () => {
  it('reads a record from its folder', async () => {
    expect((await loadDataset(folder)).claims.size).toBe(4);
  });

  it('reads the second record of the tests', async () => {
    const dataset = await loadDataset(fileURLToPath(new URL('../fixtures/record', import.meta.url)));
    expect(dataset.record.title).toBe("The Lighthouse Keeper's Daughter");
    expect(dataset.updates.size).toBe(4);
  });

  it('ignores hidden files and folders, files that are no JSON, and the schemas for editors', async () => {
    await put('.people.json.swp', 'x');
    await put('updates/.2026-x.json', 'x');
    await put('.git/config.json', 'x');
    await put('updates/README.md', 'x');
    await put('updates/2024-first.json~', 'x');
    await put('schema/update.schema.json', 'x');
    expect((await loadDataset(folder)).updates.size).toBe(2);
  });

  it('names files relative to the folder', async () => {
    await put('updates/2024-first.json', '{');
    await put('people.json', '');
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/^people\.json \$: Not JSON/),
      expect.stringMatching(/^updates\/2024-first\.json \$: Not JSON/),
    ]);
  });

  it('refuses a folder that is not there, and a file in its place', async () => {
    const missing = join(folder, 'nowhere');
    expect(await faultsOf(missing)).toEqual([expect.stringContaining(`${missing} $: Cannot read the folder`)]);
    expect(await faultsOf(join(folder, 'people.json'))).toEqual([expect.stringContaining('Cannot read the folder')]);
  });

  it('refuses an empty folder by naming every file that is missing', async () => {
    await mkdir(join(folder, 'empty'));
    const faults = await faultsOf(join(folder, 'empty'));
    expect(faults).toHaveLength(10);
    expect(faults.every((fault) => fault.endsWith('The file is missing'))).toBe(true);
  });
});

describe('fingerprintDataset', () => {
  const changes: [string, () => Promise<void>][] = [
    ['is added', () => put('updates/2026-third.json', '{}')],
    ['is removed', () => rm(join(folder, 'updates/2024-first.json'))],
    ['is renamed', () => rename(join(folder, 'updates/2024-first.json'), join(folder, 'updates/2024-other.json'))],
    ['grows', () => put('people.json', `${JSON.stringify(minimalRecord()['people.json'])} `)],
    ['is touched', () => utimes(join(folder, 'people.json'), 1, 1)],
    [
      'is replaced by one of the same size and time',
      async () => {
        await utimes(join(folder, 'people.json'), 5, 5);
        await put('.new', JSON.stringify(minimalRecord()['people.json']).replace('Orla', 'Ursa'));
        await utimes(join(folder, '.new'), 5, 5);
        await rename(join(folder, '.new'), join(folder, 'people.json'));
      },
    ],
  ];

  it.each(changes)('changes when a file %s', async (_what, apply) => {
    await utimes(join(folder, 'people.json'), 5, 5);
    const before = await fingerprintDataset(folder);
    await apply();
    expect(await fingerprintDataset(folder)).not.toBe(before);
  });

  it('stays the same while nothing changes, hidden files aside', async () => {
    const before = await fingerprintDataset(folder);
    await put('.people.json.swp', 'x');
    expect(await fingerprintDataset(folder)).toBe(before);
  });
});
