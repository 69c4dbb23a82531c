import type { Random } from './random.ts';

export interface Span {
  from: number;
  to: number;
}

/** What befalls the bot, its machine and Discord as a whole. */
export interface Troubles {
  /** How long each process lives, and how long it is dead until the next one is there. */
  lives: { ms: number; pause: number }[];
  /** Whether a second copy of the bot stands by. */
  standby: boolean;
  /** When the process that posts stands still, and for how long. */
  freezes: { at: number; ms: number }[];
  /** How the bot's clock is set, by how much. */
  jumps: { at: number; by: number }[];
  /** When hardly anything gets an answer of Discord's. */
  outages: Span[];
  /** When nothing can be written to the store, or not even read. */
  storeOutages: (Span & { kind: 'full' | 'gone' })[];
  /** When an entry of the store is damaged. */
  damages: { at: number; namespace: 'guild' | 'delivery' | 'followup' }[];
  /** How likely any call of the store is to fail. */
  storeFaultRate: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Thinks up troubles; none in a calm world. */
export function createTroubles(calm: boolean, endsAt: number, random: Random): Troubles {
  const sometimes = <Item>(probability: number, make: () => Item): Item[] =>
    !calm && random.chance(probability) ? [make()] : [];
  const at = () => random.between(0, endsAt);
  const span = (longest: number): Span => {
    const from = at();
    return { from, to: from + random.between(minute, longest) };
  };
  const jump = () => ({ at: at(), by: random.pick([hour, -hour, day, -day]) });
  const standby = !calm && random.chance(0.25);
  return {
    lives: calm || random.chance(0.2) ? [] : makeLives(endsAt, random),
    standby,
    freezes: standby ? Array.from({ length: random.between(0, 3) }, () => ({ at: at(), ms: freeze(random) })) : [],
    jumps: [...sometimes(0.3, jump), ...sometimes(0.15, jump)].sort((a, b) => a.at - b.at),
    outages: sometimes(0.2, () => span(6 * hour)),
    storeOutages: sometimes(0.15, () => ({ ...span(2 * hour), kind: random.pick(['full', 'gone']) })),
    damages: sometimes(0.1, () => ({
      at: at(),
      namespace: random.pick(['guild', 'delivery', 'delivery', 'followup']),
    })),
    storeFaultRate: calm ? 0 : random.pick([0, 0, 0.005, 0.03]),
  };
}

function freeze(random: Random): number {
  return random.pick([5_000, minute, 10 * minute, 3 * hour]) * (0.2 + random.next());
}

function makeLives(endsAt: number, random: Random): Troubles['lives'] {
  const lives: Troubles['lives'] = [];
  for (let at = 0; at < endsAt && lives.length < 12; ) {
    const life = {
      ms: random.pick([200, 3_000, 61_500, 10 * minute, endsAt]) * (0.2 + random.next()),
      pause: random.pick([500, minute, 5 * minute, 2 * hour]),
    };
    lives.push(life);
    at += life.ms + life.pause;
  }
  return lives;
}
