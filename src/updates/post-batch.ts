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
  /** Set where each message is a post of a forum, which knows no nonce: what may be there is always looked for. */
  forum: { guildId: string } | null;
}

export interface Posted {
  outcome: 'posted';
  messageId: string | null;
  postedIn?: string;
  attempts: number;
}

export type PostResult =
  | Posted
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
    let isBlind = false;
    try {
      await round.mayPost?.();
      if (unsureSince !== null) {
        const isKnown = post.forum === null && isRecent(unsureSince, round.now());
        const settled = await settle({ ...post, unsureSince, isNew: isKnown }, round);
        if (typeof settled === 'object') return { outcome: 'posted', ...settled, attempts };
        // What is not known stays so when this attempt fails too: the history may be there to read by then.
        if (!isKnown && settled === 'absent') unsureSince = null;
        isBlind = !isKnown && settled === 'unknown';
      }
      sentAt = round.now();
      const sent = await round.sender.send(post.channelId, post.body, nonce);
      if (isBlind) reportBlind(post, round);
      return { outcome: 'posted', ...sent, attempts };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.ambiguous) unsureSince ??= sentAt;
      const pace = { firstMs: firstWaitMs, mostMs: longestWaitMs, random: round.random };
      const waitMs = Math.max(error.retryAfterMs ?? 0, backoff(attempts, pace));
      // A forum post that may be under way still is looked for only after a rest.
      const rests = post.forum !== null && error.ambiguous;
      if (error.kind !== 'transient' || attempts >= mostAttempts || waitMs > longestWaitMs || rests)
        return { outcome: 'refused', fault: error, unsureSince, attempts };
      await round.sleep(waitMs, round.signal);
    }
  }
}

function reportBlind({ channelId, updateIds }: Post, round: DeliveryRound): void {
  round.tally.resentBlind += 1;
  round.onBlindResend?.();
  round.log.warn({ channelId, updateIds }, 'Sent again without knowing whether it had arrived: no history to read');
}

/**
 * Whether Discord still knows the nonce, by our clock. A moment in the future says that it was set back; that it was set
 * back to just this moment cannot be seen, which is why the channel is looked at all the same.
 */
function isRecent(since: Date, now: Date): boolean {
  const age = now.getTime() - since.getTime();
  return age >= 0 && age < nonceWindowMs;
}
