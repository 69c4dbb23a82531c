import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadDataset } from '../../src/dataset/load-dataset.ts';
import { formatFault, RecordError } from '../../src/dataset/record-fault.ts';
import { publishUpdate } from '../../src/playground/publish-update.ts';

function openFolder() {
  const directory = mkdtempSync(join(tmpdir(), 'record-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  cpSync('tests/fixtures/record', directory, { recursive: true });
  const { sources } = JSON.parse(readFileSync(join(directory, 'sources.json'), 'utf8'));
  const update = {
    id: '2026-11-20-new',
    date: '2026-11-20',
    kind: 'casting',
    certainty: 'confirmed',
    headline: 'New',
    summary: 'Something new.',
    spoiler: 'none',
    topics: [],
    people: [],
    sources: [sources[0].id],
    supersedes: [],
  };
  const faultsOf = (error: unknown) => (error instanceof RecordError ? error.faults.map(formatFault) : null);
  return {
    update,
    files: () => readdirSync(join(directory, 'updates')),
    publish: (given: unknown) => publishUpdate(given, { directory, load: loadDataset, faultsOf }),
    load: () => loadDataset(directory),
  };
}

test('an update becomes a file that the bot reads', async () => {
  const { publish, update, load } = openFolder();
  expect(await publish(update)).toEqual({ kind: 'published', file: join('updates', '2026-11-20-new.json') });
  expect((await load()).updates.get('2026-11-20-new')).toMatchObject({ headline: 'New' });
});

test.each([
  ['a wrong kind', { kind: 'gossip' }, 'kind'],
  ['a source that is not there', { sources: ['nobody'] }, 'nobody'],
  ['a headline that is too long', { headline: 'x'.repeat(121) }, 'headline'],
  ['a name that leaves the folder', { id: '../../evil' }, '$.id'],
  ['no name', { id: undefined }, '$.id'],
])('%s is refused, and nothing is left behind', async (_what, change, reason) => {
  const { publish, update, files } = openFolder();
  const before = files();
  const outcome = await publish({ ...update, ...change });
  expect(outcome.kind).toBe('refused');
  expect(JSON.stringify(outcome)).toContain(reason);
  expect(files()).toEqual(before);
});

test('an update is never overwritten', async () => {
  const { publish, update } = openFolder();
  await publish(update);
  expect(await publish({ ...update, headline: 'Other' })).toMatchObject({ kind: 'refused' });
});
