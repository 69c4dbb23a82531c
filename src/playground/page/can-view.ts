import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PageStandIn } from './page-stand-in.ts';

/** Whether a person sees a channel: their own direct messages with the bot, or a guild channel they may view. */
export function canView(
  standIn: Pick<PageStandIn, 'dmChannel' | 'guilds' | 'channels' | 'permissions'>,
  userId: string,
  channelId: string,
): boolean {
  if (standIn.dmChannel(userId).id === channelId) return true;
  const inGuild = standIn.guilds().some((guild) => standIn.channels(guild.id).some(({ id }) => id === channelId));
  return inGuild && (standIn.permissions(userId, channelId) & PermissionFlagsBits.ViewChannel) !== 0n;
}
