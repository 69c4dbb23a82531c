import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Guild } from './world.ts';

/** Every permission there is. */
export const everyPermission = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a member may do in the guild before any channel has its say; nothing for others. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return everyPermission;
  const roles = [guild.id, ...member.roles];
  const base = roles.reduce((sum, roleId) => sum | (guild.roles.get(roleId)?.permissions ?? 0n), 0n);
  return (base & PermissionFlagsBits.Administrator) === 0n ? base : everyPermission;
}
