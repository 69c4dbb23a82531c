import { GatewayIntentBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { World } from '../world/world.ts';
import { shardOf } from './session.ts';

const identify = z.object({
  token: z.string(),
  properties: z.object({}),
  intents: z.number().int().nonnegative(),
  shard: z.tuple([z.number().int(), z.number().int()]).nullish(),
});

const privileged = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const known = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** What a good identify asks for, or the code and words that the gateway closes a bad one with. */
export type IdentifyCheck = { intents: number; shard: readonly [number, number] } | { close: number; reason: string };

/** Checks an identify payload in the gateway's own order. */
export function checkIdentify(world: World, payload: unknown): IdentifyCheck {
  const parsed = identify.safeParse(payload);
  if (!parsed.success) return { close: 4002, reason: 'Error while decoding payload.' };
  const { token, intents, shard } = parsed.data;
  if (world.isTokenReset || token.replace(/^Bot /, '') !== world.options.token)
    return { close: 4004, reason: 'Authentication failed.' };
  const [number, count] = shard ?? [0, 1];
  if (count < 1 || number < 0 || number >= count) return { close: 4010, reason: 'Invalid shard.' };
  const guilds = [...world.guilds.values()].filter(
    ({ id, members }) => members.has(world.bot.id) && shardOf(id, count) === number,
  );
  if (guilds.length > world.options.maxGuildsPerShard) return { close: 4011, reason: 'Sharding required.' };
  if ((intents & ~known) !== 0) return { close: 4013, reason: 'Invalid intent(s).' };
  if ((intents & privileged & ~world.options.privilegedIntents) !== 0) {
    return { close: 4014, reason: 'Disallowed intent(s).' };
  }
  return { intents, shard: [number, count] };
}
