import { gatewayUrl } from '../gateway/ready-payload.ts';
import type { World } from '../world/world.ts';
import type { Route } from './route.ts';

const defaultPerDay = 1000;
/** Discord recommends one shard for about as many guilds. */
const guildsPerShard = 1000;

/** Where the gateway is and how often a bot may still identify. */
export function gatewayRoutes(world: World, identifies: () => number): Route[] {
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
        const { identifyLimit, maxConcurrency, maxGuildsPerShard } = world.options;
        const total = identifyLimit?.limit ?? defaultPerDay;
        const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id)).length;
        return {
          status: 200,
          body: {
            url: gatewayUrl(world),
            shards: Math.max(1, Math.ceil(guilds / Math.min(guildsPerShard, maxGuildsPerShard))),
            session_start_limit: {
              total,
              remaining: Math.max(0, total - identifies()),
              reset_after: identifyLimit?.windowMs ?? 86_400_000,
              max_concurrency: maxConcurrency,
            },
          },
        };
      },
    },
  ];
}
