import { LockLostError } from '../settings/lock-lost-error.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { deliverChannel } from './deliver-channel.ts';
import type { DeliveryRound } from './delivery-context.ts';
import { forEachGrowing } from './for-each-growing.ts';

const firstAtOnce = 20;
const defaultConcurrency = 100;
const failuresOfAnOutage = 20;
const storeFaultMs = 60_000;
const damagedMs = 3_600_000;

/**
 * Delivers everything that is due: many channels at a time, one message at a time in each. What fails in one channel
 * stops no other, but an outage ends the round, so that not every channel has to wait through it.
 */
export async function deliver(round: DeliveryRound): Promise<void> {
  let inARow = 0;
  const channels = round.pending.dueChannels(round.now());
  if (channels.length === 0) return;
  const pace = { first: firstAtOnce, most: round.concurrency ?? defaultConcurrency };
  await forEachGrowing(channels, pace, async (channelId) => {
    if (round.signal.aborted || inARow >= failuresOfAnOutage) return false;
    try {
      const end = await deliverChannel(channelId, round);
      if (end === 'outage') inARow += 1;
      if (end === 'next') inARow = 0;
      return end === 'next';
    } catch (error) {
      if (error instanceof LockLostError) {
        // Another copy posts now: this one must not write anything more.
        inARow = failuresOfAnOutage;
        round.log.warn({ err: error }, 'Another copy of the bot has taken over');
        return false;
      }
      // Damaged settings are no outage: the store works, and other guilds' are sound.
      const isDamaged = error instanceof SettingsError;
      if (!isDamaged) inARow += 1;
      const waitMs = isDamaged ? damagedMs : storeFaultMs;
      const now = round.now();
      round.pending.hold(channelId, new Date(now.getTime() + waitMs), now);
      round.log.error({ err: error, channelId }, 'Deliveries to a channel broke off; they are tried again');
      return false;
    }
  });
  if (inARow >= failuresOfAnOutage)
    round.log.warn({ failures: inARow }, 'Too many failures in a row: waits for the next round');
}
