import type { Subscription } from '../settings/guild-settings.ts';

/** What is to be done with what is due for a subscription: send it, keep it until later, or give it up. */
export type Verdict =
  | { do: 'send'; subscription: Subscription }
  | { do: 'hold'; until: Date }
  | { do: 'drop'; reason: 'unsubscribed' | 'paused' | 'given up' };

/** Whether a message may go out to the subscription now. */
export function mayDeliver(subscription: Subscription | undefined, now: Date): Verdict {
  if (subscription === undefined) return { do: 'drop', reason: 'unsubscribed' };
  const { paused } = subscription;
  if (paused === null) return { do: 'send', subscription };
  if (paused.by === 'admin') return { do: 'drop', reason: 'paused' };
  if (paused.retryAt === undefined) return { do: 'drop', reason: 'given up' };
  const retryAt = new Date(paused.retryAt);
  return retryAt > now ? { do: 'hold', until: retryAt } : { do: 'send', subscription };
}
