import { type APIApplicationCommand, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Actor } from '../stand-in.ts';
import { computePermissions } from '../world/compute-permissions.ts';
import type { World } from '../world/world.ts';
import { findOwners } from './find-owners.ts';

/** A command that the user may use here, or why Discord does not even ask the bot. */
export type UseCheck = { command: APIApplicationCommand; owners: Record<string, string> } | { refused: string };

/** Looks up a command as the client would and applies its contexts, installs and default permissions. */
export function checkUse(world: World, actor: Actor, wanted: { name: string; type: number }): UseCheck {
  const channel = world.channels.get(actor.channelId);
  if (channel === undefined) return { refused: 'Unknown channel' };
  const seen = checkPresence(world, actor);
  if (seen !== null) return { refused: seen };
  const command = findCommand(world, channel.guildId, wanted);
  if (command === undefined) return { refused: `Unknown command "${wanted.name}"` };
  const context = channel.guildId !== null ? 0 : 1;
  const contexts: readonly number[] | null = command.contexts ?? null;
  if (contexts !== null && !contexts.includes(context)) return { refused: 'The command cannot be used here' };
  if (contexts === null && command.dm_permission === false && context !== 0) {
    return { refused: 'The command cannot be used here' };
  }
  const owners = findOwners(world, command, { channel, userId: actor.userId });
  if (owners === null) return { refused: 'The app is not installed here' };
  if (channel.guildId === null) return { command, owners };
  const permissions = computePermissions(world, actor.userId, { channelId: channel.id, implicit: true });
  const has = (bits: bigint) => (permissions & bits) === bits;
  if (!has(PermissionFlagsBits.UseApplicationCommands)) return { refused: 'You may not use commands in this channel' };
  if (wanted.type === 2 && !has(PermissionFlagsBits.SendMessages)) return { refused: 'Permission denied' };
  const needed = command.default_member_permissions;
  // "0" means administrators only, until the guild says otherwise.
  const enough = needed == null || has(needed === '0' ? PermissionFlagsBits.Administrator : BigInt(needed));
  return enough ? { command, owners } : { refused: 'You do not have permission to use this command' };
}

/** Why the user cannot act in the channel at all; null when they can. */
export function checkPresence(world: World, actor: Actor): string | null {
  if (!world.users.has(actor.userId)) return 'Unknown user';
  const permissions = computePermissions(world, actor.userId, { channelId: actor.channelId, implicit: true });
  return (permissions & PermissionFlagsBits.ViewChannel) === 0n ? 'You cannot see this channel' : null;
}

function findCommand(world: World, guildId: string | null, wanted: { name: string; type: number }) {
  const named = [...world.commands.values()].filter(({ name, type }) => name === wanted.name && type === wanted.type);
  return (
    named.find((command) => command.guild_id !== undefined && command.guild_id === guildId) ??
    named.find((command) => command.guild_id === undefined)
  );
}
