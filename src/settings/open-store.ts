import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { KeyvPostgresOptions } from '@keyv/postgres';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv, type KeyvStorageAdapter } from 'keyv';
import { createNamespace, serialization } from './create-namespace.ts';
import { describeStoreFault } from './describe-store-fault.ts';
import { gatherCalls } from './gather-calls.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { type Namespace, type NamespaceName, namespaceNames, type Store } from './store.ts';
import { StoreError } from './store-error.ts';

export interface StoreOptions {
  /** Told of faults that no call is waiting for, such as a lost idle connection. */
  onError: (error: Error) => void;
  table?: string;
  /** Makes no file where there is none. */
  mustExist?: boolean;
}

const busyMs = 5_000;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
// What waits for longer, such as for somebody's lock, the server gives up itself: done later it could undo what came since.
const statementTimeout = 10_000;
const iterationLimit = 1_000;

/** Opens the store that the address names, and tries it. Throws a StoreError that says where and why it cannot be used. */
export async function openStore(
  url: string,
  { onError, table = 'stakeout', mustExist = false }: StoreOptions,
): Promise<Store> {
  const name = nameOfStore(url);
  try {
    const store = await (url.startsWith('sqlite://')
      ? openSqlite(url, { table, mustExist })
      : openPostgres(url, { onError, table }));
    try {
      await store.probe();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  } catch (error) {
    throw new StoreError(`Cannot use the store ${name}: ${describeStoreFault(error)}`, { cause: error });
  }
}

async function openSqlite(url: string, { table, mustExist }: { table: string; mustExist: boolean }): Promise<Store> {
  const path = url.slice('sqlite://'.length);
  const inMemory = path === ':memory:';
  const file = inMemory ? path : resolve(path);
  if (!inMemory) {
    if (!mustExist) mkdirSync(dirname(file), { recursive: true });
    const found = statSync(file, { throwIfNoEntry: false });
    if (mustExist && found === undefined) throw new StoreError('there is no such file');
    if (found?.isDirectory()) throw new StoreError('it is a folder, not a file');
  }
  const options = { uri: `sqlite://${file}`, table, driver: 'node:sqlite', iterationLimit } as const;
  const patient = <Result>(run: () => Promise<Result>) => retryWhileBusy(run, { forMs: busyMs, sleep });
  const open = async (namespace: NamespaceName) => {
    const adapter = new KeyvSqlite({ ...options, wal: !inMemory });
    adapter.namespace = namespace;
    await adapter.ready;
    const { query } = adapter;
    adapter.query = (...given) => patient(() => query(...given));
    return adapter;
  };
  const store = await createStore((namespace) => patient(() => open(namespace)));
  return inMemory ? store : { ...store, verify: verifyFile(file) };
}

function verifyFile(file: string): Store['verify'] {
  const identify = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
  };
  const opened = identify();
  return () => {
    if (identify() === opened) return;
    throw new StoreError(`The store ${file} is gone: the file was deleted, moved or replaced while the bot ran`);
  };
}

async function openPostgres(url: string, { onError, table }: StoreOptions): Promise<Store> {
  // Loaded where it is used: a bot on a file need not wait for it.
  const { KeyvPostgres } = await import('@keyv/postgres');
  const { default: pg } = await import('pg');
  const options = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 1_000,
  };
  const pool = new pg.Pool(options);
  // Of its own: a task that holds a lock needs connections of the other one to get on.
  const locks = new pg.Pool({ ...options, max: 4 });
  for (const each of [pool, locks]) each.on('error', onError);
  const close = async () => {
    await Promise.all([pool.end(), locks.end()]);
  };
  const exclusive: Store['exclusive'] = async (name, task) => {
    const lock = await locks.connect();
    const key = `stakeout ${table} ${name}`;
    try {
      await lock.query('SELECT pg_advisory_lock(hashtext($1))', [key]);
      return await task();
    } finally {
      await lock.query('SELECT pg_advisory_unlock(hashtext($1))', [key]).then(
        () => lock.release(),
        (error: Error) => lock.release(error),
      );
    }
  };
  // The adapter's own pool is out of reach, and an idle connection that breaks there would end the process.
  const PostgresAdapter: new (options: KeyvPostgresOptions) => KeyvStorageAdapter = KeyvPostgres;
  class SharedPoolAdapter extends PostgresAdapter {
    async connect() {
      return async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;
    }
  }
  const open = async (namespace: NamespaceName) => {
    const adapter = new SharedPoolAdapter({ uri: url, ...(table === undefined ? {} : { table }), iterationLimit });
    adapter.namespace = namespace;
    await adapter.get('probe');
    return adapter;
  };
  try {
    const lock = await pool.connect();
    try {
      // Two copies that start together would make the same table at once, which PostgreSQL refuses to one of them.
      await lock.query('SELECT pg_advisory_lock(hashtext($1))', [`stakeout open ${table}`]);
      return await createStore(open, { close, exclusive });
    } finally {
      // Ends the session too: the lock goes with it, whatever happened.
      lock.release(true);
    }
  } catch (error) {
    if (!pool.ending) await close();
    throw error;
  }
}

async function createStore(
  open: (namespace: NamespaceName) => Promise<KeyvStorageAdapter>,
  shared: { close: () => Promise<void>; exclusive: Store['exclusive'] } = {
    close: async () => {},
    // A file, or memory, has one process.
    exclusive: (_name, task) => task(),
  },
): Promise<Store> {
  const keyvs: Keyv[] = [];
  const close = async () => {
    for (const keyv of keyvs) await keyv.store.disconnect?.();
    await shared.close();
  };
  const namespaces: Partial<Record<NamespaceName, Namespace>> = {};
  try {
    for (const name of namespaceNames) {
      // It throws what goes wrong only while nobody listens to its `error` event: so nobody may.
      const keyv = new Keyv({ store: await open(name), serialization });
      keyvs.push(keyv);
      namespaces[name] = gatherCalls(createNamespace(keyv, name), pauses);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const { guild, known, delivery, issue, followup, departure, start } = namespaces;
  if (!guild || !known || !delivery || !issue || !followup || !departure || !start)
    throw new StoreError('a namespace is missing');
  return {
    guild,
    known,
    delivery,
    issue,
    followup,
    departure,
    start,
    close,
    exclusive: shared.exclusive,
    probe: () => probe(issue),
    verify() {},
  };
}

const pauses = {
  short: () => new Promise<void>((resolve) => setImmediate(resolve)),
  long: () => new Promise<void>((resolve) => setTimeout(resolve, 5)),
};

async function probe(namespace: Namespace): Promise<void> {
  const key = `probe:${crypto.randomUUID()}`;
  await namespace.set(key, key);
  if ((await namespace.get(key)) !== key) throw new StoreError('what is written there cannot be read back');
  await namespace.delete(key);
}

/** The address without its password. */
export function nameOfStore(url: string): string {
  if (!URL.canParse(url) || url.startsWith('sqlite://')) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
