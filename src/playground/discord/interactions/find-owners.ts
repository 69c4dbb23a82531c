import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Channel, World } from '../world/world.ts';

/** Who authorised the command here, by integration type; null when nobody did. */
export function findOwners(
  world: World,
  command: APIApplicationCommand,
  where: { channel: Channel; userId: string },
): Record<string, string> | null {
  const types: readonly number[] = command.integration_types ?? [0];
  const guild = world.guilds.get(where.channel.guildId ?? '');
  const guildInstalled = guild === undefined ? where.channel.recipientId !== null : guild.members.has(world.bot.id);
  const owners: Record<string, string> = {};
  if (guildInstalled && (types.includes(0) || command.guild_id !== undefined)) owners['0'] = guild?.id ?? '0';
  if (world.installedFor.has(where.userId) && types.includes(1)) owners['1'] = where.userId;
  return Object.keys(owners).length === 0 ? null : owners;
}
