import type { SimpleShardingStrategy } from '@discordjs/ws';
import { type APIInteraction, GatewayDispatchEvents } from 'discord-api-types/v10';

/**
 * Goes on listening on the sockets of the shards until they are closed. The library stops listening before it says
 * goodbye; what Discord has sent by the time it hears that is to be answered all the same.
 */
export function hearOut(strategy: SimpleShardingStrategy, onInteraction: (raw: APIInteraction) => void): void {
  for (const socket of socketsOf(strategy)) {
    socket.addEventListener('message', ({ data }) => {
      const interaction = readInteraction(data);
      if (interaction !== null) onInteraction(interaction);
    });
    // One that is still being opened is let go, not closed: its failure, with nobody to hear it, would end the process.
    socket.addEventListener('error', () => {});
  }
}

type Socket = Pick<WebSocket, 'addEventListener'>;

/** The library keeps its shards and their sockets to itself. */
function socketsOf(strategy: SimpleShardingStrategy): Socket[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (!(shards instanceof Map)) return [];
  return [...shards.values()].flatMap((shard: object) => {
    const socket: unknown = Reflect.get(shard, 'connection');
    return isSocket(socket) ? [socket] : [];
  });
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'addEventListener' in value;
}

/** The interaction of a frame (Discord, Gateway Event Payload Structure); null for any other frame. */
function readInteraction(frame: unknown): APIInteraction | null {
  if (typeof frame !== 'string') return null;
  const { t, d } = JSON.parse(frame);
  return t === GatewayDispatchEvents.InteractionCreate ? d : null;
}
