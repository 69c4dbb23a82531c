import type { DeliveryRound } from './delivery-context.ts';
import type { FoundMessage } from './sender.ts';

/** So long a repeated nonce surely finds the first message. Discord says "the past few minutes". */
export const nonceWindowMs = 60_000;

// Discord's clock dates the messages, ours the attempts.
const clockSkewMs = 300_000;

export interface Unsettled {
  channelId: string;
  updateIds: readonly string[];
  /** Since when the message may be there. */
  unsureSince: Date;
  /** Whether it can only be among the newest messages. */
  isNew: boolean;
  except: string | null;
  forum: { guildId: string } | null;
}

/** `absent`: it is certainly not there; `unknown`: there is no history to read. */
export type Settled = FoundMessage | 'absent' | 'unknown';

/** Looks whether a message is there that nobody heard of. */
export async function settle(
  { channelId, updateIds, unsureSince, isNew, except, forum }: Unsettled,
  round: Pick<DeliveryRound, 'sender' | 'updateCustomId' | 'now'>,
): Promise<Settled> {
  const { found, access } = await round.sender.readBack(channelId, {
    customIds: updateIds.map(round.updateCustomId),
    since: new Date(unsureSince.getTime() - clockSkewMs),
    now: round.now(),
    isNew,
    except,
    forum,
  });
  return found ?? (access ? 'absent' : 'unknown');
}
