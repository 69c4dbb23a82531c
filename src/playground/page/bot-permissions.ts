import type { APIChannel } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PageStandIn } from './page-stand-in.ts';

/** Rights of the bot in a channel that the panel shows and takes away. */
export const botPermissions = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Mention Everyone': PermissionFlagsBits.MentionEveryone,
} as const;

/** Allows or denies one right to the bot's own role in a channel; the other rights and roles stay as they are. */
export function setBotPermission(
  standIn: PageStandIn,
  { guildId, channel }: { guildId: string; channel: APIChannel },
  { bit, allowed }: { bit: bigint; allowed: boolean },
): void {
  const given = 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
  const overwrites = given.map(({ id, type, allow, deny }) => ({
    id,
    type: type as 0 | 1,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }));
  const roleId = standIn.botRoleId(guildId);
  const own = overwrites.find(({ id }) => id === roleId) ?? { id: roleId, type: 0 as const, allow: 0n, deny: 0n };
  const changed = {
    ...own,
    allow: allowed ? own.allow | bit : own.allow & ~bit,
    deny: allowed ? own.deny & ~bit : own.deny | bit,
  };
  standIn.setChannel(channel.id, { overwrites: [...overwrites.filter(({ id }) => id !== roleId), changed] });
}
