import { announceChannel } from './build-world.ts';
import type { Channel, World } from './world.ts';

/** A message in an archived thread makes it active again, which the bot is told. */
export function wakeThread(world: World, channel: Channel): void {
  if (channel.thread === null || !channel.thread.archived) return;
  channel.thread = { ...channel.thread, archived: false, changedAt: world.now().toISOString() };
  announceChannel(world, 'THREAD_UPDATE', channel);
}
