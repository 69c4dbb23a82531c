import { DefaultRestOptions, REST, type RESTOptions } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { createPacer, type Pacer } from './create-pacer.ts';
import { observeRest, type RateLimitObserver } from './observe-rest.ts';
import { requestLate } from './request-late.ts';

/** Just under Discord's 50 a second, which everything else that the bot asks shares (Discord, Rate Limits). */
const discordsPerSecond = 50;
const postsPerSecond = 49;
const followUpsPerSecond = 4;

/** Waits longer than this are left to the updates engine, which lets other channels go first. */
const longestWaitMs = 10_000;

/** The client for what follows posts. It waits for no limit of a single route, some of which last an hour. */
export function createFollowUpRest(apiUrl: string, token: string, observer?: RateLimitObserver): REST {
  const rest = new REST({
    version: '10',
    api: apiUrl,
    retries: 0,
    globalRequestsPerSecond: followUpsPerSecond,
    rejectOnRateLimit: ({ global }) => !global,
  });
  return observeRest(rest.setToken(token), observer);
}

/** The pace of everything that posts, by whatever client. */
export function createPostingPace(): Pacer {
  return createPacer({
    perSecond: postsPerSecond,
    most: discordsPerSecond,
    clock: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

export interface PostingOptions {
  observer?: RateLimitObserver;
  pace?: Pacer;
  /** Awaited when a request has done all its waiting: what it rejects with ends the request before anything is sent. */
  maySend?: () => Promise<void>;
}

/**
 * The client for posts: it keeps under the limits but never retries, since only the engine knows what is safe to repeat.
 * A request waits for the limit of its channel first and for its turn then, so that nothing goes out of turn.
 */
export function createPostingRest(
  apiUrl: string,
  token: string,
  { observer, pace = createPostingPace(), maySend = async () => {} }: PostingOptions = {},
): Pick<REST, 'get' | 'post'> {
  const send: RESTOptions['makeRequest'] = (url, init) =>
    pace.run(async () => {
      const { body, method } = init;
      if (method === 'POST' && typeof body === 'string') return requestLate(url, { ...init, body }, maySend);
      await maySend();
      return DefaultRestOptions.makeRequest(url, init);
    });
  /** What meets the limit of the whole bot was not carried out: it takes another turn once there are any. */
  const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    for (let turns = 1; ; turns += 1) {
      const response = await send(url, init);
      const waitMs = globalWaitMs(response);
      if (waitMs === null || waitMs > longestWaitMs || turns >= mostTurns) return response;
      observer?.onRefusal('global');
      pace.pause((await exactWaitMs(response)) ?? waitMs);
    }
  };
  const make = () => {
    const rest = new REST({
      version: '10',
      api: apiUrl,
      retries: 0,
      // The pacer sees to it.
      globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
      rejectOnRateLimit: ({ global, retryAfter }) => global || retryAfter > longestWaitMs,
      makeRequest,
    });
    return observeRest(rest.setToken(token), observer);
  };
  let rest = make();
  let drift = driftOf();
  /** Limits are kept as moments of the system's clock: once it has been set back they would last as much longer. */
  const current = () => {
    const before = drift;
    drift = driftOf();
    if (drift < before - toleratedDriftMs) rest = make();
    return rest;
  };
  return {
    get: (route, options) => current().get(route, options),
    post: (route, options) => current().post(route, options),
  };
}

const mostTurns = 5;

/** How long the whole bot is to wait; null where the answer says nothing of it. */
function globalWaitMs({ status, headers }: Pick<Response, 'status' | 'headers'>): number | null {
  if (status !== 429 || !headers.has('x-ratelimit-global')) return null;
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

/** The header counts in whole seconds, the body does not. */
async function exactWaitMs(response: Pick<Response, 'json'>): Promise<number | null> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('retry_after' in body)) return null;
  return typeof body.retry_after === 'number' ? body.retry_after * 1_000 : null;
}

const toleratedDriftMs = 5_000;

/** How far the clock on the wall is ahead of one that is never set. */
function driftOf(): number {
  return Date.now() - performance.now();
}

/** Deletes a message of the bot's own; false where that did not go, which is no reason to stop. */
export async function retractMessage(
  rest: Pick<REST, 'delete'>,
  channelId: string,
  messageId: string,
): Promise<boolean> {
  try {
    await rest.delete(Routes.channelMessage(channelId, messageId));
    return true;
  } catch {
    return false;
  }
}
