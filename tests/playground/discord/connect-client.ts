import { Client, Events, type Interaction } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { StandIn } from '../../../src/playground/discord/stand-in.ts';

/** The real library logged in to the stand-in; logged out after the test. */
export async function connectClient(
  standIn: StandIn,
  how: {
    intents?: number;
    shards?: number[];
    shardCount?: number;
    onInteraction?: (interaction: Interaction) => Promise<unknown>;
  } = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: how.intents ?? 0,
    rest: { api: standIn.apiUrl, globalRequestsPerSecond: 10_000 },
    waitGuildTimeout: 0,
    ...(how.shards !== undefined && { shards: how.shards, shardCount: how.shardCount ?? how.shards.length }),
  });
  const { onInteraction } = how;
  if (onInteraction !== undefined)
    client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(standIn.token);
  return ready;
}
