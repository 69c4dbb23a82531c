import type { DeliveryRound } from './delivery-context.ts';

/** So long a repeated nonce surely finds the first message. Discord says "the past few minutes". */
export const nonceWindowMs = 120_000;

// Discord's clock dates the messages, ours the attempts.
const clockSkewMs = 300_000;

export interface Unsettled {
  channelId: string;
  updateIds: readonly string[];
  /** Since when the message may be there. */
  unsureSince: Date;
  except: string | null;
}

/** Looks whether a message is there that nobody heard of: its id, or null if it is to be sent (again). */
export async function settle(
  { channelId, updateIds, unsureSince, except }: Unsettled,
  round: Pick<DeliveryRound, 'sender' | 'updateCustomId' | 'log' | 'onBlindResend' | 'tally'>,
): Promise<string | null> {
  const { found, access } = await round.sender.readBack(channelId, {
    customIds: updateIds.map(round.updateCustomId),
    since: new Date(unsureSince.getTime() - clockSkewMs),
    except,
  });
  if (found === null && !access) {
    round.tally.resentBlind += 1;
    round.onBlindResend?.();
    round.log.warn({ channelId, updateIds }, 'Sends again without knowing whether it arrived: no history to read');
  }
  return found;
}
