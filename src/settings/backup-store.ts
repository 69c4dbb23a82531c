import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { messageOf } from '../lib/message-of.ts';
import { StoreError } from './store-error.ts';

/**
 * Writes the SQLite file of the address, as it is at this moment, to a new file, also while the bot writes to it. Gives
 * the number of entries. Throws a StoreError, also where the new file exists.
 */
export async function backupStore(url: string, target: string): Promise<number> {
  const path = url.slice('sqlite://'.length);
  if (!url.startsWith('sqlite://') || path === ':memory:')
    throw new StoreError('Only a SQLite file is backed up in this way. For PostgreSQL use pg_dump');
  if (!existsSync(path)) throw new StoreError(`There is no store at ${path}`);
  if (existsSync(target)) throw new StoreError(`${target} exists already; it is left as it is. Give a new file`);
  try {
    const source = new DatabaseSync(path, { readOnly: true });
    try {
      await backup(source, resolve(target));
    } finally {
      source.close();
    }
    return countEntries(target);
  } catch (error) {
    throw new StoreError(`The backup failed: ${messageOf(error)}`, { cause: error });
  }
}

function countEntries(file: string): number {
  const copy = new DatabaseSync(file);
  try {
    const [check] = copy.prepare('PRAGMA integrity_check').all();
    if (check?.integrity_check !== 'ok') throw new Error('the copy is damaged');
    const [row] = copy.prepare('SELECT count(*) AS entries FROM stakeout').all();
    return Number(row?.entries);
  } finally {
    copy.close();
  }
}
