export interface PacerOptions {
  /** So many requests a second, evenly spread. */
  perSecond: number;
  /** So many in any second at most, also when a stall makes requests late that then go together. */
  most: number;
  /** Milliseconds of a clock that never jumps. */
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
}

// What goes out a second apart may arrive a little less than that apart.
const secondMs = 1_010;

/**
 * Gives out moments to send at, in the order in which they were asked for. Windows of a second that begin elsewhere
 * than Discord's would let twice as many through around their edges.
 */
export function createPacer({ perSecond, most, clock, sleep }: PacerOptions): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  const sent: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();

  async function go(): Promise<void> {
    const now = clock();
    // Timers are late by a millisecond or two: a moment that was missed so is made up for, no more.
    const even = Math.max(next, now - gapMs);
    const oldest = sent.length < most ? Number.NEGATIVE_INFINITY : (sent[0] ?? 0);
    const at = Math.max(even, oldest + secondMs);
    if (at > now) await sleep(at - now);
    next = Math.max(even, at - gapMs) + gapMs;
    sent.push(clock());
    if (sent.length > most) sent.shift();
  }

  return () => {
    turn = turn.then(go);
    return turn;
  };
}
