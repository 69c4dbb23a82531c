import { ChannelType, type Client, GatewayIntentBits, type Interaction, type TextChannel } from 'discord.js';
import { expect } from 'vitest';
import type { StandInOptions } from '../../../src/playground/discord/stand-in-options.ts';
import { connectClient } from './connect-client.ts';
import { type OpenWorld, openWorld } from './open-world.ts';

/** The real library in the sample world, with its caches as they come. */
export interface OpenClient extends OpenWorld {
  client: Client<true>;
  /** The general channel, as the library holds it. */
  general: TextChannel;
}

/** How the library is logged in, and what the bot may do besides the usual. */
export interface ClientSetup {
  intents?: number;
  options?: StandInOptions;
  /** Rights of the bot's role. */
  rights?: bigint;
  onInteraction?: (interaction: Interaction) => Promise<unknown>;
}

/** Logs the library in to a world of its own. */
export async function openClient(setup: ClientSetup = {}): Promise<OpenClient> {
  const { intents = 0, options = {}, rights, onInteraction } = setup;
  const opened = await openWorld(options);
  const { standIn, world } = opened;
  if (rights !== undefined) standIn.setRolePermissions(world.guildId, standIn.botRoleId(world.guildId), rights);
  const client = await connectClient(standIn, {
    intents: intents | GatewayIntentBits.Guilds,
    ...(onInteraction !== undefined && { onInteraction }),
  });
  await expect.poll(() => client.guilds.cache.get(world.guildId)?.available).toBe(true);
  const general = await client.channels.fetch(world.channels.general);
  if (general?.type !== ChannelType.GuildText) throw new Error('No text channel');
  return { ...opened, client, general };
}
