import { gatewayUrl } from '../gateway/ready-payload.ts';
import type { World } from '../world/world.ts';
import type { Route } from './route.ts';

const identifiesPerDay = 1000;

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
      handle: () => ({
        status: 200,
        body: {
          url: gatewayUrl(world),
          shards: 1,
          session_start_limit: {
            total: identifiesPerDay,
            remaining: Math.max(0, identifiesPerDay - identifies()),
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        },
      }),
    },
  ];
}
