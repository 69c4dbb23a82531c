import { LockLostError } from '../settings/lock-lost-error.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { deliverChannel } from './deliver-channel.ts';
import type { DeliveryRound } from './delivery-context.ts';
import { forEachLimited } from './for-each-limited.ts';

const defaultConcurrency = 40;
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
  await forEachLimited(channels, round.concurrency ?? defaultConcurrency, async (channelId) => {
    if (round.signal.aborted || inARow >= failuresOfAnOutage) return;
    try {
      const end = await deliverChannel(channelId, round);
      if (end === 'outage') inARow += 1;
      if (end === 'next') inARow = 0;
    } catch (error) {
      if (error instanceof LockLostError) {
        // Another copy posts now: this one must not write anything more.
        inARow = failuresOfAnOutage;
        round.log.warn({ err: error }, 'Another copy of the bot has taken over');
        return;
      }
      inARow += 1;
      const waitMs = error instanceof SettingsError ? damagedMs : storeFaultMs;
      const now = round.now();
      round.pending.hold(channelId, new Date(now.getTime() + waitMs), now);
      round.log.error({ err: error, channelId }, 'Deliveries to a channel broke off; they are tried again');
    }
  });
  if (inARow >= failuresOfAnOutage)
    round.log.warn({ failures: inARow }, 'Too many failures in a row: waits for the next round');
}
