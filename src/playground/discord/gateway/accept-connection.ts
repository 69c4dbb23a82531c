import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { World } from '../world/world.ts';
import { checkIdentify } from './check-identify.ts';
import type { Frame, Session } from './session.ts';

/** What a connection needs of the gateway around it. */
export interface ConnectionContext {
  world: World;
  write(frame: Frame): void;
  /** `too soon` for more identifies at once than allowed, `too many` for more in a day, which takes the token away. */
  identify(socket: WebSocket, intents: number, shard: readonly [number, number]): Session | 'too soon' | 'too many';
  resume(socket: WebSocket, sessionId: string, sequence: number): Session | 'unknown' | 'ahead';
  detach(session: Session, socket: WebSocket, code: number): void;
  acknowledges(): boolean;
  /** Sends the members that were asked for. */
  sendMembers(session: Session, payload: unknown): void;
}

const frameShape = z.object({ op: z.number().int(), d: z.unknown().optional() });
const resumeShape = z.object({ token: z.string(), session_id: z.string(), seq: z.number().int().nullable() });
const maxFrameBytes = 4096;
const maxFramesPerMinute = 120;
const ignored: readonly number[] = [3, 4, 31, 43];

/** Serves one socket: hello, heartbeats, identify or resume, and the close codes for what a client must not do. */
export function acceptConnection(socket: WebSocket, query: URLSearchParams, context: ConnectionContext): void {
  const { world, write } = context;
  let session: Session | null = null;
  let alive = true;
  let received: number[] = [];
  const close = (code: number, reason: string) => socket.close(code, reason);
  const control = (op: number, d: unknown = null) => write({ op, d, s: null, t: null });

  const handle = (op: number, d: unknown) => {
    if (op === 1) {
      alive = true;
      if (context.acknowledges()) control(11);
      return;
    }
    if (op === 2) {
      if (session !== null) return close(4005, 'Already authenticated.');
      const check = checkIdentify(world, d);
      if ('close' in check) return close(check.close, check.reason);
      const identified = context.identify(socket, check.intents, check.shard);
      if (identified === 'too soon') return control(9, false);
      if (identified === 'too many') return close(4004, 'Authentication failed.');
      session = identified;
      return;
    }
    if (op === 6) return resume(d);
    if (session === null) return close(4003, 'Not authenticated.');
    if (op === 8) return context.sendMembers(session, d);
    if (!ignored.includes(op)) close(4001, 'Unknown opcode.');
  };
  const resume = (d: unknown) => {
    if (session !== null) return close(4005, 'Already authenticated.');
    const parsed = resumeShape.safeParse(d);
    if (!parsed.success) return close(4002, 'Error while decoding payload.');
    if (world.isTokenReset || parsed.data.token.replace(/^Bot /, '') !== world.options.token)
      return close(4004, 'Authentication failed.');
    const resumed = context.resume(socket, parsed.data.session_id, parsed.data.seq ?? 0);
    if (resumed === 'ahead') return close(4007, 'Invalid seq.');
    if (resumed === 'unknown') return control(9, false);
    session = resumed;
  };

  const heartbeatMs = world.options.gatewayHeartbeatMs;
  const watchdog = setInterval(() => {
    if (!alive) close(4009, 'Session timed out.');
    alive = false;
  }, heartbeatMs * 1.5);
  watchdog.unref();

  socket.on('message', (data) => {
    const text = String(data);
    const now = world.now().getTime();
    received = [...received.filter((at) => at > now - 60_000), now];
    if (received.length > maxFramesPerMinute) return close(4008, 'You are being rate limited.');
    const frame = Buffer.byteLength(text) > maxFrameBytes ? null : parseFrame(text);
    if (frame === null) return close(4002, 'Error while decoding payload.');
    world.publish({ type: 'gateway', direction: 'in', frame });
    handle(frame.op, frame.d);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(watchdog);
    if (session !== null) context.detach(session, socket, code);
  });

  const version = query.get('v') ?? '10';
  if (version !== '10' && version !== '9') close(4012, 'Invalid API version.');
  else control(10, { heartbeat_interval: heartbeatMs, _trace: [] });
}

function parseFrame(text: string): { op: number; d?: unknown } | null {
  try {
    const parsed = frameShape.safeParse(JSON.parse(text));
    return parsed.success ? { op: parsed.data.op, d: parsed.data.d } : null;
  } catch {
    return null;
  }
}
