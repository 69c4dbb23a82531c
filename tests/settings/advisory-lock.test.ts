import { describe, expect, onTestFinished, test } from 'vitest';
import { createAdvisoryLock } from '../../src/settings/advisory-lock.ts';
import { postgresAnswers, postgresUrl, queryPostgres, withoutPostgres } from '../postgres.ts';

const answers = await postgresAnswers();
let serial = 0;

function createLocks() {
  serial += 1;
  const name = `stakeout test ${process.pid} ${serial}`;
  const clock = { ms: 0 };
  const make = (staleMs = 60_000) => {
    const lock = createAdvisoryLock(postgresUrl, { name, staleMs, clock: () => clock.ms, onError: () => {} });
    onTestFinished(() => lock.close());
    return lock;
  };
  return { name, clock, make };
}

const endSession = (name: string) =>
  queryPostgres(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${name} lock'`);

describe.skipIf(!answers)(`a lock on PostgreSQL ${answers ? '' : withoutPostgres}`, () => {
  test('is held by one at a time, and free when its holder has closed', async () => {
    const { make } = createLocks();
    const [a, b] = [make(), make()];
    expect([await a.acquire(), await b.acquire(), await a.acquire()]).toEqual(['taken', 'not', 'held']);
    await a.close();
    await expect.poll(() => b.acquire()).toBe('taken');
  });

  test('is confirmed to its holder and to nobody else', async () => {
    const { make, clock } = createLocks();
    const [a, b] = [make(), make()];
    await a.acquire();
    await b.acquire();
    await a.confirm();
    clock.ms += 40_000;
    await a.confirm();
    await expect(b.confirm()).rejects.toThrow('Another copy');
  });

  test('is not confirmed once the session that held it has ended', async () => {
    const { name, make } = createLocks();
    const a = make();
    await a.acquire();
    await endSession(name);
    await expect.poll(() => a.confirm().then(() => 'held', String)).toContain('LockLostError');
    expect(await a.acquire()).toBe('taken');
  });

  test('is taken from a holder that is silent', async () => {
    const { make, clock } = createLocks();
    // One that says something every 15 seconds is silent for another that waits for less.
    const [a, b] = [make(), make(800)];
    await a.acquire();
    expect(await b.acquire()).toBe('not');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await b.acquire()).toBe('taken');
    clock.ms += 40_000;
    await expect(a.confirm()).rejects.toThrow(/lock|copy/);
    expect(await a.acquire()).toBe('not');
  });

  test('a name locks out no other name', async () => {
    const [a, b] = [createLocks().make(), createLocks().make()];
    expect([await a.acquire(), await b.acquire()]).toEqual(['taken', 'taken']);
  });
});
