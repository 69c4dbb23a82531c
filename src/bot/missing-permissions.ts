import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { InputChannel } from './command.ts';

const threadTypes: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const voiceTypes: ReadonlySet<number> = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice]);

/** The permissions that the bot lacks for posting in a channel, by the names that Discord shows; none when unknown. */
export function missingPermissions({ type, appPermissions }: Pick<InputChannel, 'type' | 'appPermissions'>): string[] {
  if (appPermissions === null || (appPermissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  return neededPermissions(type)
    .filter(([bit]) => (appPermissions & bit) === 0n)
    .map(([, name]) => name);
}

/** What posting in a channel of this type takes (Discord, Permissions). */
function neededPermissions(type: number): [bit: bigint, name: string][] {
  return [
    [PermissionFlagsBits.ViewChannel, 'View Channel'],
    threadTypes.has(type)
      ? [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads']
      : // Discord shows the same permission under another name in a forum.
        [PermissionFlagsBits.SendMessages, type === ChannelType.GuildForum ? 'Create Posts' : 'Send Messages'],
    ...(voiceTypes.has(type) ? ([[PermissionFlagsBits.Connect, 'Connect']] as [bigint, string][]) : []),
  ];
}
