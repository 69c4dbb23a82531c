import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Drops an update into the record as a careful person would: whole, by a rename. */
export function dropUpdate(directory: string, update: { id: string } & Record<string, unknown>): void {
  const file = join(directory, 'updates', `${update.id}.json`);
  writeFileSync(`${file}.part`, JSON.stringify({ ...template, ...update }));
  renameSync(`${file}.part`, file);
}

const template = {
  date: '2026-11-20',
  kind: 'casting',
  certainty: 'confirmed',
  headline: 'Somebody joins the cast',
  summary: 'A new name was given today.',
  spoiler: 'none',
  topics: [],
  people: [],
  supersedes: [],
};
