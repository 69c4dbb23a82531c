import { backoff } from './backoff.ts';
import type { DeliveryRound } from './delivery-context.ts';
import { deliveryNonce } from './nonce.ts';
import { SendError } from './send-error.ts';
import { nonceWindowMs, settle } from './settle.ts';

export interface Post {
  channelId: string;
  batch: string;
  updateIds: readonly string[];
  body: object;
  /** Since when a message may be there; null if there certainly is none. */
  unsureSince: Date | null;
  /** A message that shows one of the updates for another reason. */
  except: string | null;
}

export type PostResult =
  | { outcome: 'posted'; messageId: string | null; attempts: number }
  | { outcome: 'refused'; fault: SendError; unsureSince: Date | null; attempts: number }
  | { outcome: 'stopped'; unsureSince: Date | null; attempts: number };

/** So often a message is tried before its channel is left to rest. */
export const mostAttempts = 4;
const firstWaitMs = 1_000;
const longestWaitMs = 10_000;

/** Gets one message into one channel once, trying a few times. A longer wait than that is left to the caller. */
export async function postBatch(post: Post, round: DeliveryRound): Promise<PostResult> {
  const nonce = deliveryNonce(post.batch, post.channelId);
  let { unsureSince } = post;
  for (let attempts = 1; ; attempts += 1) {
    if (round.signal.aborted) return { outcome: 'stopped', unsureSince, attempts: attempts - 1 };
    let sentAt: Date | null = null;
    try {
      if (unsureSince !== null && round.now().getTime() - unsureSince.getTime() >= nonceWindowMs) {
        const found = await settle({ ...post, unsureSince }, round);
        if (found !== null) return { outcome: 'posted', messageId: found, attempts };
        unsureSince = null;
      }
      sentAt = round.now();
      const { messageId } = await round.sender.send(post.channelId, post.body, nonce);
      return { outcome: 'posted', messageId, attempts };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.ambiguous) unsureSince ??= sentAt;
      const pace = { firstMs: firstWaitMs, mostMs: longestWaitMs, random: round.random };
      const waitMs = Math.max(error.retryAfterMs ?? 0, backoff(attempts, pace));
      if (error.kind !== 'transient' || attempts >= mostAttempts || waitMs > longestWaitMs)
        return { outcome: 'refused', fault: error, unsureSince, attempts };
      await round.sleep(waitMs, round.signal);
    }
  }
}
