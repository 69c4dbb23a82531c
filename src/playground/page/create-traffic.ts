import type { RequestRecord, StandIn, StandInEvent } from '../discord/stand-in.ts';
import { maskSecrets } from './mask-secrets.ts';
import type { TrafficEntry } from './traffic-entry.ts';

/** The newest traffic between bot and stand-in, and what comes. */
export interface Traffic {
  recent(): readonly TrafficEntry[];
  subscribe(listener: (entry: TrafficEntry) => void): () => void;
}

const kept = 300;
const quietOps: readonly number[] = [1, 11];
const opNames: Readonly<Record<number, string>> = {
  1: 'Heartbeat',
  2: 'Identify',
  6: 'Resume',
  7: 'Reconnect',
  9: 'Invalid session',
  10: 'Hello',
  11: 'Heartbeat acknowledged',
};

/** Listens to a stand-in from now on and keeps the newest entries. */
export function createTraffic(
  standIn: Pick<StandIn, 'subscribe' | 'token'>,
  now: () => Date = () => new Date(),
): Traffic {
  let entries: TrafficEntry[] = [];
  let last = 0;
  const listeners = new Set<(entry: TrafficEntry) => void>();
  standIn.subscribe((event) => {
    const described = describe(event, now);
    if (described === null) return;
    last += 1;
    const bodies = described.bodies.map(({ name, value }) => ({ name, value: maskSecrets(value, [standIn.token]) }));
    const label = String(maskSecrets(described.label, [standIn.token]));
    const entry = { ...described, id: last, label, bodies };
    entries = [...entries.slice(1 - kept), entry];
    for (const listener of listeners) listener(entry);
  });
  return {
    recent: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function describe(event: StandInEvent, now: () => Date): Omit<TrafficEntry, 'id'> | null {
  if (event.type === 'request') return describeRequest(event.record);
  if (event.type !== 'gateway') return null;
  const { op = null, t = null, d = null } = asFrame(event.frame);
  const name = typeof t === 'string' ? t : (opNames[Number(op)] ?? `op ${op}`);
  return {
    at: now().toISOString(),
    wire: 'gateway',
    direction: event.direction === 'in' ? 'sent' : 'received',
    label: name,
    status: null,
    quiet: quietOps.includes(Number(op)),
    bodies: d === null ? [] : [{ name: 'd', value: d }],
  };
}

function describeRequest({ at, method, path, body, status, response }: RequestRecord): Omit<TrafficEntry, 'id'> {
  return {
    at,
    wire: 'rest',
    direction: 'sent',
    label: `${method} ${path}`,
    status,
    quiet: false,
    bodies: [
      { name: 'request', value: body },
      { name: 'response', value: response },
    ].filter(({ value }) => value !== undefined && value !== null),
  };
}

function asFrame(frame: unknown): { op?: unknown; t?: unknown; d?: unknown } {
  return typeof frame === 'object' && frame !== null ? frame : {};
}
