import type { Gateway } from '../gateway/create-gateway.ts';
import { gatewayUrl } from '../gateway/ready-payload.ts';
import type { World } from '../world/world.ts';
import type { Route } from './route.ts';

/** Discord recommends one shard for about as many guilds. */
const guildsPerShard = 1000;

/** Where the gateway is and how often a bot may still identify. */
export function gatewayRoutes(world: World, { identifyLimit }: Pick<Gateway, 'identifyLimit'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/gateway',
      auth: 'none',
      handle: () => ({ status: 200, body: { url: gatewayUrl(world) } }),
    },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => {
        const { maxConcurrency, maxGuildsPerShard } = world.options;
        const { total, remaining, resetAfterMs } = identifyLimit();
        const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id)).length;
        return {
          status: 200,
          body: {
            url: gatewayUrl(world),
            shards: Math.max(1, Math.ceil(guilds / Math.min(guildsPerShard, maxGuildsPerShard))),
            session_start_limit: { total, remaining, reset_after: resetAfterMs, max_concurrency: maxConcurrency },
          },
        };
      },
    },
  ];
}
