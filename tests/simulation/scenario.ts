import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import { makeUpdate } from '../fakes/updates-world.ts';
import type { Random } from './random.ts';
import { createTroubles, type Troubles } from './troubles.ts';

/**
 * `steady`: gets everything that it asked for, whatever happens; `healthy`: also meets no fault of its own;
 * `lost`: is deleted or locked for good; `restless`: is paused and resumed or unsubscribed by its admin.
 */
export type ChannelKind = 'steady' | 'healthy' | 'lost' | 'restless';

export interface PlannedChannel {
  id: string;
  guildId: string;
  kind: ChannelKind;
  subscription: {
    certainty: 'confirmed' | 'reported' | 'all';
    kinds: string[];
    schedule: 'instant' | 'daily' | 'weekly';
  };
  crosspost: boolean;
  /** Whether each message is a post of its own, for which there are no nonces. */
  forum: boolean;
  /** When it does not let the bot write, from and to. */
  refuses: { from: number; to: number; status: number; code: number } | null;
}

export interface Scenario extends Troubles {
  channels: PlannedChannel[];
  /** What becomes new together, and when. */
  publications: { at: number; updates: StatusUpdate[] }[];
  /** How many channels are served at the same time. */
  concurrency: number;
  requestFaultRate: number;
  /** So long Discord knows a nonce. */
  nonceMs: number;
  endsAt: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const kinds = ['casting', 'production', 'budget'] as const;
const certainties = ['confirmed', 'reported', 'rumoured', 'denied'] as const;

/** Thinks up a world and what happens in it. Half of them are calm: only single requests fail. */
export function createScenario(random: Random): Scenario {
  const calm = random.chance(0.5);
  const endsAt = random.pick([30 * minute, 3 * hour, 2 * day]);
  const channels = Array.from({ length: random.between(3, 8) }, (_, index) => makeChannel(index, endsAt, random));
  return {
    channels,
    publications: makePublications(endsAt, random),
    ...createTroubles(calm, endsAt, random),
    concurrency: random.pick([2, 40]),
    requestFaultRate: random.pick([0, 0.05, 0.3]),
    nonceMs: random.pick([2 * minute, 3 * minute, 10 * minute]),
    endsAt,
  };
}

function makeChannel(index: number, endsAt: number, random: Random): PlannedChannel {
  const kind = random.pick<ChannelKind>(['steady', 'steady', 'healthy', 'healthy', 'lost', 'restless']);
  const from = random.between(0, endsAt);
  const refuses =
    kind === 'lost'
      ? {
          from,
          to: Number.POSITIVE_INFINITY,
          ...random.pick([
            { status: 404, code: 10003 },
            { status: 403, code: 160005 },
          ]),
        }
      : kind === 'steady' && random.chance(0.3)
        ? {
            from,
            to: from + random.between(minute, 4 * day),
            ...random.pick([
              { status: 403, code: 50013 },
              { status: 403, code: 50001 },
            ]),
          }
        : null;
  const forum = random.chance(0.15);
  return {
    id: String(100 + index),
    guildId: String(1 + (index % 3)),
    kind,
    subscription: {
      certainty: random.pick(['confirmed', 'reported', 'all']),
      kinds: random.chance(0.7) ? [] : [random.pick(kinds)],
      schedule: random.pick(['instant', 'instant', 'instant', 'daily', 'weekly']),
    },
    crosspost: !forum && random.chance(0.2),
    forum,
    refuses,
  };
}

function makePublications(endsAt: number, random: Random): Scenario['publications'] {
  const earlier: string[] = [];
  const times = Array.from({ length: random.between(1, 5) }, () => random.between(2 * minute, endsAt)).sort(
    (a, b) => a - b,
  );
  return times.map((at) => ({
    at,
    updates: Array.from({ length: random.pick([1, 1, 2, 3, 7, 13]) }, () => {
      const id = `u${String(earlier.length).padStart(3, '0')}`;
      const old = earlier[random.between(0, earlier.length * 3)];
      earlier.push(id);
      const supersedes = old === undefined ? [] : [old];
      return makeUpdate(id, { kind: random.pick(kinds), certainty: random.pick(certainties), supersedes });
    }),
  }));
}
