import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { StandIn } from '../../../src/playground/discord/stand-in.ts';

export interface GatewayFrame {
  op: number;
  t: string | null;
  s: number | null;
  d: Record<string, unknown>;
}

export interface RawBot {
  socket: WebSocket;
  frames: GatewayFrame[];
  send(op: number, d: unknown): void;
  /** The first frame not taken yet that fits. */
  take(fits: (frame: GatewayFrame) => boolean): Promise<GatewayFrame>;
  closed: Promise<number>;
}

/** A bare gateway connection: says nothing by itself. */
export async function openRawBot(standIn: StandIn, query = 'v=10&encoding=json'): Promise<RawBot> {
  const url = standIn.apiUrl.replace(/^http/, 'ws').replace(/\/api$/, '/gateway/');
  const socket = new WebSocket(`${url}?${query}`);
  onTestFinished(() => socket.terminate());
  const frames: GatewayFrame[] = [];
  let notify = () => {};
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as GatewayFrame);
    notify();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const take = async (fits: (frame: GatewayFrame) => boolean): Promise<GatewayFrame> => {
    for (;;) {
      const index = frames.findIndex(fits);
      const [frame] = index === -1 ? [] : frames.splice(index, 1);
      if (frame !== undefined) return frame;
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
  };
  return { socket, frames, take, closed, send: (op, d) => socket.send(JSON.stringify({ op, d })) };
}

/** A bare connection that has identified; READY is taken. */
export async function identifyRawBot(
  standIn: StandIn,
  how: { intents?: number; shard?: [number, number] } = {},
): Promise<RawBot & { ready: GatewayFrame }> {
  const bot = await openRawBot(standIn);
  bot.send(2, {
    token: standIn.token,
    intents: how.intents ?? 0,
    properties: {},
    ...(how.shard && { shard: how.shard }),
  });
  const ready = await bot.take(({ t }) => t === 'READY');
  return { ...bot, ready };
}
