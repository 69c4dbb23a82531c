import type { Server } from 'node:http';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { findForeignTrait } from '../../foreign-trait.ts';
import { countWithin, type WindowCounts } from '../rest/count-within.ts';
import { guildCreatePayload } from '../world/guild-create-payload.ts';
import type { Dispatch, World } from '../world/world.ts';
import { acceptConnection } from './accept-connection.ts';
import { membersChunk } from './members-chunk.ts';
import { readyPayload } from './ready-payload.ts';
import { type Frame, hears, openSession, recordDispatch, type Session } from './session.ts';
import { withinIntents } from './within-intents.ts';

/** Ways in which the gateway misbehaves until told otherwise. */
export interface GatewayFaults {
  /** Heartbeats get no answer. */
  dropAcks?: boolean;
  /** Every dispatch arrives twice. */
  duplicate?: boolean;
  /** Every two dispatches of a session change places. */
  reorder?: boolean;
  /** Nobody gets in. */
  refuse?: boolean;
}

export interface Gateway {
  sessions(): number;
  /** Identifies accepted since the stand-in started. */
  identifies(): number;
  /** What is left of the limit on identifies, and when the oldest that counts is forgotten. */
  identifyLimit(): { total: number; remaining: number; resetAfterMs: number };
  drop(how: { op: 1 | 7 } | { op: 9; resumable: boolean } | { close: number }): void;
  setFaults(faults: GatewayFaults): void;
  /** Whether it misbehaves. */
  isFaulty(): boolean;
  close(): void;
}

const resumableMs = 3 * 60_000;
const endsSession: readonly number[] = [1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

/** The WebSocket half of the stand-in: sessions, dispatch, replay. */
export function createGateway(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  const sessions = new Map<string, Session>();
  let faults: GatewayFaults = {};
  let identifies = 0;
  const lastIdentifyMs = new Map<number, number>();
  const identifyTimes: WindowCounts = new Map();
  const held = new Map<Session, Frame>();

  const write = (socket: WebSocket, frame: Frame) => {
    if (socket.readyState !== socket.OPEN) return;
    // Told of first, so that whoever measures an answer counts from before it could begin.
    world.publish({ type: 'gateway', direction: 'out', frame });
    socket.send(JSON.stringify(frame));
  };
  const send = (session: Session, t: string, d: unknown) => {
    const frame = recordDispatch(session, t, d);
    if (session.socket === null) return;
    const earlier = held.get(session);
    if (faults.reorder === true && earlier === undefined) {
      held.set(session, frame);
      return;
    }
    held.delete(session);
    for (const next of earlier === undefined ? [frame] : [frame, earlier]) {
      write(session.socket, next);
      if (faults.duplicate === true) write(session.socket, next);
    }
  };
  const end = (session: Session) => {
    sessions.delete(session.id);
    held.delete(session);
    session.socket = null;
  };
  const forget = () => {
    const oldest = world.now().getTime() - resumableMs;
    for (const session of sessions.values()) {
      if (session.socket === null && session.detachedAtMs < oldest) end(session);
    }
  };
  const dispatcher = (event: Dispatch) => {
    forget();
    for (const session of sessions.values())
      if (hears(session, event)) send(session, event.t, withinIntents(world, session, event));
  };
  world.dispatchers.add(dispatcher);

  const identify = (
    socket: WebSocket,
    intents: number,
    shard: readonly [number, number],
  ): Session | 'too soon' | 'too many' => {
    const now = world.now();
    const { identifyLimit: limit, identifySpacingMs, maxConcurrency } = world.options;
    const key = shard[0] % maxConcurrency;
    if (identifySpacingMs > 0 && now.getTime() - (lastIdentifyMs.get(key) ?? -Infinity) < identifySpacingMs)
      return 'too soon';
    if (countWithin(identifyTimes, '', { limit, now }).isOver) {
      world.isTokenReset = true;
      for (const session of attached()) {
        const { socket: other } = session;
        end(session);
        if (other !== null) shut(other, 4004);
      }
      return 'too many';
    }
    lastIdentifyMs.set(key, now.getTime());
    const session = openSession(socket, intents, shard);
    sessions.set(session.id, session);
    identifies += 1;
    send(session, 'READY', readyPayload(world, session));
    if ((intents & GatewayIntentBits.Guilds) !== 0) greet(session);
    world.publish({ type: 'world' });
    return session;
  };
  const greet = (session: Session) => {
    for (const guild of world.guilds.values()) {
      const event: Dispatch = { t: 'GUILD_CREATE', d: null, guildId: guild.id, intents: GatewayIntentBits.Guilds };
      if (!guild.members.has(world.bot.id) || guild.unavailable || !hears(session, event)) continue;
      send(session, event.t, guildCreatePayload(world, guild));
    }
  };
  const resume = (socket: WebSocket, sessionId: string, sequence: number): Session | 'unknown' | 'ahead' => {
    forget();
    const session = sessions.get(sessionId);
    if (session === undefined) return 'unknown';
    if (sequence > session.sequence) return 'ahead';
    session.socket?.terminate();
    session.socket = socket;
    for (const frame of session.sent) if ((frame.s ?? 0) > sequence) write(socket, frame);
    send(session, 'RESUMED', { _trace: [] });
    world.publish({ type: 'world' });
    return session;
  };
  const detach = (session: Session, socket: WebSocket, code: number) => {
    if (session.socket !== socket) return;
    session.socket = null;
    session.detachedAtMs = world.now().getTime();
    if (endsSession.includes(code)) end(session);
    world.publish({ type: 'world' });
  };

  server.on('upgrade', (request, socket, head) => {
    const isForeign = findForeignTrait(request) !== null;
    if (isForeign || faults.refuse === true) {
      socket.end(`HTTP/1.1 ${isForeign ? '403 Forbidden' : '503 Service Unavailable'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      acceptConnection(connection, new URL(request.url ?? '/', 'ws://localhost').searchParams, {
        world,
        write: (frame) => write(connection, frame),
        identify,
        resume,
        detach,
        sendMembers: (session, payload) => {
          const chunk = membersChunk(world, session, payload);
          if (chunk !== null) send(session, 'GUILD_MEMBERS_CHUNK', chunk);
        },
        acknowledges: () => faults.dropAcks !== true,
      });
    });
  });

  const attached = () => [...sessions.values()].filter((session) => session.socket !== null);
  return {
    sessions: () => attached().length,
    identifies: () => identifies,
    identifyLimit() {
      const { limit, windowMs } = world.options.identifyLimit ?? { limit: 1_000, windowMs: 86_400_000 };
      const now = world.now().getTime();
      const counted = (identifyTimes.get('') ?? []).filter((at) => at > now - windowMs);
      return {
        total: limit,
        remaining: Math.max(0, limit - counted.length),
        resetAfterMs: windowMs - (now - (counted[0] ?? now)),
      };
    },
    isFaulty: () => Object.values(faults).includes(true),
    setFaults: (next) => {
      faults = next;
      if (next.reorder !== true) flush(held, write);
    },
    drop: (how) => {
      for (const session of attached()) {
        const { socket } = session;
        if (socket === null) continue;
        if ('close' in how) {
          if (endsSession.includes(how.close)) end(session);
          shut(socket, how.close);
        } else if (how.op !== 9) {
          write(socket, { op: how.op, d: null, s: null, t: null });
        } else {
          if (!how.resumable) end(session);
          write(socket, { op: 9, d: how.resumable, s: null, t: null });
        }
      }
    },
    close: () => {
      world.dispatchers.delete(dispatcher);
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function flush(held: Map<Session, Frame>, write: (socket: WebSocket, frame: Frame) => void): void {
  for (const [session, frame] of held) if (session.socket !== null) write(session.socket, frame);
  held.clear();
}

/** Codes that cannot be sent (1005, 1006, 1015) are what the other side sees when the line is cut. */
function shut(socket: WebSocket, code: number): void {
  if (code === 1005 || code === 1006 || code === 1015) socket.terminate();
  else socket.close(code);
}
