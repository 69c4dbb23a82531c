import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import { createAdvisoryLock } from './settings/advisory-lock.ts';

export interface Election {
  /** Whether this process is the one that posts now. */
  isElected(): Promise<boolean>;
  /** Rejects where another process may have taken over. */
  confirm(): Promise<void>;
  close(): Promise<void>;
}

const longestSilenceMs = 15_000;

/**
 * Lets one of several processes on one PostgreSQL store post at a time. `onElected` is told when this one takes over:
 * others have written to the store meanwhile. A store that is a file has one process anyway.
 */
export function createElection(
  storeUrl: string,
  { tickMs, onElected, log, readiness }: { tickMs: number; onElected: () => void; log: Log; readiness: Readiness },
): Election {
  if (!storeUrl.startsWith('postgres'))
    return { isElected: async () => true, confirm: async () => {}, close: async () => {} };
  const lock = createAdvisoryLock(storeUrl, {
    name: 'stakeout updates',
    staleMs: Math.min(longestSilenceMs, Math.max(800, tickMs * 0.8)),
    clock: () => performance.now(),
    onError: (error) => log.warn({ err: error }, 'The connection that elects the copy that posts has failed'),
  });
  return {
    async isElected() {
      try {
        const got = await lock.acquire();
        readiness.note('updates', got === 'not' ? 'another copy of the bot posts; this one stands by' : null);
        if (got !== 'taken') return got === 'held';
        log.info({}, 'This copy of the bot posts updates from now on');
        onElected();
        return true;
      } catch (error) {
        readiness.note('updates', `which copy of the bot posts could not be settled: ${messageOf(error)}`);
        throw error;
      }
    },
    confirm: lock.confirm,
    close: lock.close,
  };
}
