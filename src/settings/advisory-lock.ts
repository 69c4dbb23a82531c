import { createHash } from 'node:crypto';
import type pg from 'pg';
import { LockLostError } from './lock-lost-error.ts';

/** A lock that one process at a time holds, on one connection to PostgreSQL of its own, and by which they talk. */
export interface AdvisoryLock {
  /**
   * Takes the lock if it is free, or if its holder has not been heard of for a while, such as a process that is frozen.
   * `taken`: from now on; `held`: as before; `not`: another process has it.
   */
  acquire(): Promise<'taken' | 'held' | 'not'>;
  /** Rejects unless the lock is certainly held, which a process that was frozen cannot know by itself. */
  confirm(): Promise<void>;
  /** Whether it was held when it was last heard of. */
  readonly isHeld: boolean;
  /** Tells all processes that have asked for the lock, also this one. At most some thousand characters. */
  tell(message: string): Promise<void>;
  close(): Promise<void>;
}

export interface AdvisoryLockOptions {
  name: string;
  /** So long a holder may be silent before the lock is taken from it. */
  staleMs: number;
  /** Milliseconds of a clock that never jumps. */
  clock: () => number;
  onError: (error: Error) => void;
  onTold?: (message: string) => void;
}

const lockClass = 20_261_120;

/** Makes the lock of a name; it connects when it is first asked for. */
export function createAdvisoryLock(
  url: string,
  { name, staleMs, clock, onError, onTold = () => {} }: AdvisoryLockOptions,
): AdvisoryLock {
  const id = createHash('sha256').update(name).digest().readUInt32BE() & 0x7fffffff;
  let client: pg.Client | null = null;
  let heldSince: number | null = null;
  let beat: NodeJS.Timeout | null = null;

  function drop(): void {
    const gone = client;
    client = null;
    heldSince = null;
    if (beat !== null) clearInterval(beat);
    beat = null;
    gone?.end().catch(() => {});
  }

  let connecting: Promise<pg.Client> | null = null;

  function connect(): Promise<pg.Client> {
    if (client !== null) return Promise.resolve(client);
    connecting ??= open().finally(() => {
      connecting = null;
    });
    return connecting;
  }

  async function open(): Promise<pg.Client> {
    // Loaded where it is used: a bot on a file need not wait for it.
    const { Client, escapeIdentifier } = (await import('pg')).default;
    const made = new Client({
      connectionString: url,
      application_name: `${name} lock`,
      connectionTimeoutMillis: 10_000,
      query_timeout: Math.max(1_000, staleMs),
      keepAlive: true,
    });
    made.on('error', (error) => {
      if (client === made) drop();
      onError(error);
    });
    made.on('notification', ({ payload }) => onTold(payload ?? ''));
    await made.connect();
    await made.query(`LISTEN ${escapeIdentifier(name)}`);
    client = made;
    return made;
  }

  /** Tells the others, by PostgreSQL's own clock, that this process lives. */
  async function prove(): Promise<void> {
    if (client === null || heldSince === null) throw new LockLostError('Another copy of the process posts now');
    try {
      await client.query('SELECT 1');
      heldSince = clock();
    } catch (error) {
      drop();
      throw new LockLostError('The connection that held the lock is gone', { cause: error });
    }
  }

  async function tryLock(connection: pg.Client): Promise<boolean> {
    const { rows } = await connection.query('SELECT pg_try_advisory_lock($1, $2) AS locked', [lockClass, id]);
    return rows[0]?.locked === true;
  }

  /** Ends the session of a holder that is silent; true when there was one. */
  async function evict(connection: pg.Client): Promise<boolean> {
    const { rowCount } = await connection.query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.objsubid = 2 AND l.granted
         AND l.pid <> pg_backend_pid() AND a.query_start < clock_timestamp() - make_interval(secs => $3)`,
      [lockClass, id, staleMs / 1000],
    );
    return (rowCount ?? 0) > 0;
  }

  async function take(): Promise<boolean> {
    const connection = await connect();
    if (await tryLock(connection)) return true;
    if (!(await evict(connection))) return false;
    for (let tries = 0; tries < 20; tries += 1) {
      if (await tryLock(connection)) return true;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return false;
  }

  return {
    async acquire() {
      if (heldSince !== null) {
        try {
          await prove();
          return 'held';
        } catch {
          // Lost: it is asked for anew.
        }
      }
      try {
        if (!(await take())) return 'not';
      } catch (error) {
        drop();
        throw error;
      }
      heldSince = clock();
      beat = setInterval(() => void prove().catch(() => {}), staleMs / 4).unref();
      return 'taken';
    },
    async confirm() {
      if (heldSince !== null && clock() - heldSince < staleMs / 2) return;
      await prove();
    },
    get isHeld() {
      return heldSince !== null;
    },
    async tell(message) {
      await (await connect()).query('SELECT pg_notify($1, $2)', [name, message]);
    },
    async close() {
      drop();
    },
  };
}
