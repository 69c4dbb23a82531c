import { computePermissions } from '../world/compute-permissions.ts';
import { describeChannel } from '../world/describe-channel.ts';
import type { Channel, World } from '../world/world.ts';

/** The channel of an interaction, with what the acting user may do there. */
export function partialChannel(world: World, channel: Channel, userId: string): object {
  const described: Record<string, unknown> = { ...describeChannel(world, channel) };
  delete described.permission_overwrites;
  const permissions = computePermissions(world, userId, { channelId: channel.id, implicit: false });
  return { ...described, ...(channel.guildId !== null && { permissions: permissions.toString() }) };
}

/** The channel in `resolved.channels`: also with what the bot may do there, when it is in the guild. */
export function resolvedChannel(world: World, channel: Channel, userId: string): object {
  const botIsThere = world.guilds.get(channel.guildId ?? '')?.members.has(world.bot.id) ?? false;
  const bot = computePermissions(world, world.bot.id, { channelId: channel.id, implicit: false });
  return { ...partialChannel(world, channel, userId), ...(botIsThere && { app_permissions: bot.toString() }) };
}
