import type { Pause, Subscription } from '../settings/guild-settings.ts';

const day = 86_400_000;

/** The subscription after its channel refused a message: tried again after a day, given up after a week. */
export function pauseAfterError<Paused extends Pick<Subscription, 'paused'>>(
  subscription: Paused,
  { now, code, reason }: { now: Date; code: number | undefined; reason: string },
): Paused {
  const before = subscription.paused;
  if (before?.by === 'admin') return subscription;
  const since = before?.since ?? now.toISOString();
  const giveUpAt = before?.giveUpAt ?? later(now, 7 * day);
  const retryAt = later(now, day);
  const paused: Pause = { by: 'error', since, reason, giveUpAt };
  if (code !== undefined) paused.code = code;
  if (retryAt <= giveUpAt) paused.retryAt = retryAt;
  return { ...subscription, paused };
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
