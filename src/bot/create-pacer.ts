export interface PacerOptions {
  /** So many requests a second, evenly spread. */
  perSecond: number;
  /** So many may arrive in any second at most. */
  most: number;
  /** Milliseconds of a clock that never jumps. */
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
}

export interface Pacer {
  /** Runs the request when its turn has come. */
  run<Result>(request: () => Promise<Result>): Promise<Result>;
  /** Gives out no turns for so long: the server has said that it takes nothing. */
  pause(ms: number): void;
}

interface Sent {
  at: number;
  endedAt: number | null;
}

// Two clocks do not run quite alike.
const secondMs = 1_005;
const toleratedMs = 8;
const longestLateMs = 2_000;
const gapsMadeUpFor = 3;

/**
 * Gives out turns evenly, in the order in which they were asked for. A limit counts what arrives, wherever its seconds
 * begin: so a request that took longer than usual counts as having arrived that much later.
 */
export function createPacer({ perSecond, most, clock, sleep }: PacerOptions): Pacer {
  const gapMs = 1_000 / perSecond;
  const usual = createMedian(most);
  let recent: Sent[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let turn: Promise<unknown> = Promise.resolve();

  /** The latest moment at which it may have arrived, less the usual time on the way. */
  const arrivedBy = ({ at, endedAt }: Sent, now: number) => {
    const lateMs = (endedAt ?? now) - at - usual.value;
    return lateMs < toleratedMs ? at : at + Math.min(longestLateMs, lateMs);
  };

  /** How long it is until one more request makes no second too full. */
  function waitMs(now: number): number {
    if (now < pausedUntil) return pausedUntil - now;
    recent = recent.filter((sent) => arrivedBy(sent, now) > now - secondMs);
    const over = recent.length - most;
    if (over < 0) return 0;
    const inOrder = recent.map((sent) => arrivedBy(sent, now)).sort((a, b) => a - b);
    return Math.max(1, (inOrder[over] ?? now) + secondMs - now);
  }

  async function takeTurn(): Promise<Sent> {
    // Timers are late by a millisecond or two, and stalls happen: a few moments that were missed are made up for.
    const even = Math.max(next, clock() - gapsMadeUpFor * gapMs);
    if (even > clock()) await sleep(even - clock());
    for (let wait = waitMs(clock()); wait > 0; wait = waitMs(clock())) await sleep(wait);
    const sent: Sent = { at: clock(), endedAt: null };
    next = Math.max(even, sent.at - gapsMadeUpFor * gapMs) + gapMs;
    recent.push(sent);
    return sent;
  }

  return {
    async run(request) {
      const taken = turn.then(takeTurn);
      turn = taken;
      const sent = await taken;
      try {
        return await request();
      } finally {
        sent.endedAt = clock();
        usual.add(sent.endedAt - sent.at);
      }
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock() + ms);
    },
  };
}

/** The median of the last so many numbers; 0 without any. */
function createMedian(count: number) {
  const last: number[] = [];
  let value = 0;
  return {
    add(added: number) {
      last.push(added);
      if (last.length > count) last.shift();
      value = last.toSorted((a, b) => a - b)[last.length >> 1] ?? 0;
    },
    get value() {
      return value;
    },
  };
}
