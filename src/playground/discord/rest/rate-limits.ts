import { createHash } from 'node:crypto';
import type { RequestLimit } from '../stand-in-options.ts';
import type { World } from '../world/world.ts';
import type { Route } from './route.ts';

/** What a limit says about one request. */
export interface LimitVerdict {
  headers: Record<string, string>;
  /** Set when the request must not be served. */
  refused: { retryAfterSeconds: number; global: boolean } | null;
}

export interface RateLimits {
  take(route: Route, params: Record<string, string>): LimitVerdict;
}

interface Window {
  endsAtMs: number;
  used: number;
}

/** What a route that is not limited says, so that clients never wait. */
const unlimited: RequestLimit = { limit: 1_000_000, windowMs: 1_000 };
const sweepEveryMs = 10_000;
const majors = ['channelId', 'guildId', 'webhookId', 'token'];

/** Fixed windows per route and top-level resource, and one for the whole bot. */
export function createRateLimits(world: World): RateLimits {
  const windows = new Map<string, Window>();
  let sweepAtMs = 0;
  const { createMessageLimit, routeLimit, globalLimit } = world.options;
  return {
    take(route, params) {
      const now = world.now().getTime();
      // Keeps the table small when thousands of channels are posted to.
      if (now >= sweepAtMs) {
        for (const [key, window] of windows) if (window.endsAtMs <= now) windows.delete(key);
        sweepAtMs = now + sweepEveryMs;
      }
      if (globalLimit !== null && route.outsideGlobalLimit !== true) {
        const wait = count(windows, 'global', { limit: globalLimit, now });
        if (wait.over) return { headers: {}, refused: { retryAfterSeconds: wait.secondsLeft, global: true } };
      }
      const isCreateMessage = route.method === 'POST' && route.path === '/channels/:channelId/messages';
      const limit = (isCreateMessage ? createMessageLimit : routeLimit) ?? unlimited;
      const bucket = createHash('sha1').update(`${route.method} ${route.path}`).digest('hex').slice(0, 32);
      const key = [bucket, ...majors.map((name) => params[name] ?? '')].join(':');
      const { over, used, secondsLeft, endsAtMs } = count(windows, key, { limit, now });
      const headers = {
        'X-RateLimit-Limit': String(limit.limit),
        'X-RateLimit-Remaining': String(Math.max(0, limit.limit - used)),
        'X-RateLimit-Reset': (endsAtMs / 1000).toFixed(3),
        'X-RateLimit-Reset-After': secondsLeft.toFixed(3),
        'X-RateLimit-Bucket': bucket,
      };
      return { headers, refused: over ? { retryAfterSeconds: secondsLeft, global: false } : null };
    },
  };
}

function count(windows: Map<string, Window>, key: string, { limit, now }: { limit: RequestLimit; now: number }) {
  const known = windows.get(key);
  const current = known === undefined || known.endsAtMs <= now ? { endsAtMs: now + limit.windowMs, used: 0 } : known;
  windows.set(key, current);
  const over = current.used >= limit.limit;
  if (!over) current.used += 1;
  return { over, used: current.used, endsAtMs: current.endsAtMs, secondsLeft: (current.endsAtMs - now) / 1000 };
}
