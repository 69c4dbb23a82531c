import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Dispatch } from '../world/world.ts';

/** A gateway frame as it goes over the wire. */
export interface Frame {
  op: number;
  d: unknown;
  s: number | null;
  t: string | null;
}

/** One identified bot session; it outlives its socket for as long as it can be resumed. */
export interface Session {
  id: string;
  intents: number;
  shard: readonly [number, number];
  sequence: number;
  socket: WebSocket | null;
  detachedAtMs: number;
  /** The newest dispatches, for replay after a resume. */
  sent: Frame[];
}

const replayed = 1_000;

/** A session for a socket that has just identified. */
export function openSession(socket: WebSocket, intents: number, shard: readonly [number, number]): Session {
  return { id: randomUUID().replaceAll('-', ''), intents, shard, sequence: 0, socket, detachedAtMs: 0, sent: [] };
}

/** Numbers a dispatch and keeps it for replay. */
export function recordDispatch(session: Session, t: string, d: unknown): Frame {
  session.sequence += 1;
  const frame: Frame = { op: 0, t, s: session.sequence, d };
  session.sent.push(frame);
  if (session.sent.length > replayed) session.sent.shift();
  return frame;
}

/** Whether the session gets the event: right shard, and one of the intents that carry it. */
export function hears(session: Session, event: Dispatch): boolean {
  const [shard, shards] = session.shard;
  const home = event.guildId === null ? 0 : shardOf(event.guildId, shards);
  return home === shard && (event.intents === 0 || (event.intents & session.intents) !== 0);
}

/** Which of `shards` shards a guild belongs to. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
