import * as z from 'zod';
import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import { createAdvisoryLock } from './settings/advisory-lock.ts';

const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), from: z.string(), guildId: z.string(), channelId: z.string() }),
  z.object({ kind: z.literal('erased'), from: z.string(), guildId: z.string(), at: z.iso.datetime() }),
]);

/** What an admin has done in one process, and the one that posts must know. */
export type News =
  | { kind: 'changed'; guildId: string; channelId: string }
  | { kind: 'erased'; guildId: string; at: string };

export interface Election {
  /** Whether this process is the one that posts now. */
  isElected(): Promise<boolean>;
  /** Rejects where another process may have taken over. */
  confirm(): Promise<void>;
  /** Tells the other processes, whichever of them posts. */
  tell(told: News): void;
  close(): Promise<void>;
}

export interface ElectionOptions {
  tickMs: () => number;
  /** This process posts from now on: others have written to the store meanwhile. */
  onElected: () => void;
  /** It took over while nobody asked, and need not wait for the next tick. */
  onTakeover: () => void;
  onTold: (told: News) => void;
  log: Log;
  readiness: Readiness;
}

const longestSilenceMs = 15_000;

/**
 * Lets one of several processes on one PostgreSQL store post at a time. One that stands by looks several times within the
 * time that the other may be silent. A store that is a file has one process anyway.
 */
export function createElection(
  storeUrl: string,
  { tickMs, onElected, onTakeover, onTold, log, readiness }: ElectionOptions,
): Election {
  if (!storeUrl.startsWith('postgres'))
    return { isElected: async () => true, confirm: async () => {}, tell: () => {}, close: async () => {} };
  const self = crypto.randomUUID();
  const staleMs = Math.min(longestSilenceMs, Math.max(800, tickMs() * 0.8));
  const lock = createAdvisoryLock(storeUrl, {
    name: 'stakeout updates',
    staleMs,
    clock: () => performance.now(),
    onError: (error) => log.warn({ err: error }, 'The connection that elects the copy that posts has failed'),
    onTold(message) {
      const told = parseNews(message);
      if (told !== null && told.from !== self) onTold(told);
    },
  });
  let asking: Promise<'taken' | 'held' | 'not'> | null = null;

  async function acquire(): Promise<'taken' | 'held' | 'not'> {
    try {
      const got = await lock.acquire();
      readiness.note('updates', got === 'not' ? 'another copy of the bot posts; this one stands by' : null);
      if (got !== 'taken') return got;
      log.info({}, 'This copy of the bot posts updates from now on');
      onElected();
      return got;
    } catch (error) {
      readiness.note('updates', `which copy of the bot posts could not be settled: ${messageOf(error)}`);
      throw error;
    }
  }

  // One at a time: taken twice at once, it would be reported twice.
  function ask(): Promise<'taken' | 'held' | 'not'> {
    asking ??= acquire().finally(() => {
      asking = null;
    });
    return asking;
  }

  const watch = setInterval(() => {
    if (lock.isHeld || asking !== null) return;
    ask().then(
      (got) => got === 'taken' && onTakeover(),
      // It is shown in the details of readiness, and asked again.
      () => {},
    );
  }, staleMs / 4).unref();

  return {
    isElected: async () => (await ask()) !== 'not',
    confirm: lock.confirm,
    tell(told) {
      lock
        .tell(JSON.stringify({ ...told, from: self }))
        .catch((error: unknown) =>
          log.warn({ err: error }, 'Other copies could not be told of a change; they look again within the hour'),
        );
    },
    close() {
      clearInterval(watch);
      return lock.close();
    },
  };
}

function parseNews(message: string) {
  try {
    return news.safeParse(JSON.parse(message)).data ?? null;
  } catch {
    return null;
  }
}
