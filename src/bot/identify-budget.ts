/** What Discord says of its limit on new sessions (Discord, Session Start Limit Structure). */
export interface IdentifyLimit {
  total: number;
  remaining: number;
  resetAfterMs: number;
}

/** So many new sessions were asked for together; `at` in milliseconds since the epoch. */
export interface Identified {
  at: number;
  identifies: number;
}

export interface IdentifyRequest {
  identifies: number;
  limit: IdentifyLimit;
  /** What this process and those before it asked for, as far as it is remembered. */
  earlier: readonly Identified[];
  now: number;
}

/** So long it is remembered what was asked for. */
export const rememberedMs = 6 * 3_600_000;
/** So many of 1,000 may be used within that time without a pause, or three starts where that is more. */
const freeShare = 1 / 40;
const freeStarts = 3;
const firstPauseMs = 15_000;
const longestPauseMs = 600_000;

/**
 * How long to wait before asking for new sessions: who uses up a day's limit loses the token (Discord, Sharding). Who
 * starts over and over pauses, twice as long each time; once half of the limit is gone, the rest is spread evenly over
 * the time until it is reset, whatever is remembered.
 */
export function identifyWait({ identifies, limit, earlier, now }: IdentifyRequest): { ms: number; reason: string } {
  const recent = earlier.filter(({ at }) => at > now - rememberedMs && at <= now);
  const sinceLast = now - Math.max(Number.NEGATIVE_INFINITY, ...recent.map(({ at }) => at));
  if (limit.remaining < identifies)
    return { ms: Math.max(1_000, limit.resetAfterMs), reason: 'Discord’s limit on new sessions is used up' };

  const used = recent.reduce((sum, each) => sum + each.identifies, 0);
  const free = Math.max(freeStarts * identifies, Math.floor(limit.total * freeShare));
  const excess = Math.ceil((used + identifies - free) / identifies);
  const pause = excess <= 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (excess - 1));
  const isScarce = limit.remaining < limit.total / 2;
  // Where nothing is remembered the start before may have been a moment ago.
  const spread = isScarce ? (limit.resetAfterMs * identifies) / limit.remaining : 0;
  const paused = { ms: pause - sinceLast, reason: 'it has been started too often of late' };
  const spreadOut = {
    ms: recent.length === 0 ? spread : spread - sinceLast,
    reason: 'more than half of Discord’s limit on new sessions is used up',
  };
  const longer = spreadOut.ms > paused.ms ? spreadOut : paused;
  return longer.ms > 0 ? longer : { ms: 0, reason: '' };
}
