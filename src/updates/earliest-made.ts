export interface Moment {
  since: Date;
  /** What the same clock says now. */
  now: Date;
}

/**
 * The earliest that Discord can date what was made at a moment of our clock, in milliseconds. It holds however wrong the
 * clock is, unless it was set in between. `newest` is when Discord made the last thing that is known of: it is no
 * earlier than that now, and the moment is as long ago as our clock says.
 */
export function earliestMade({ since, now }: Moment, newest: number): number {
  const passedMs = now.getTime() - since.getTime();
  // The clock was set back in between: by how much cannot be known, so that the moment says nothing.
  if (passedMs < 0) return Number.NEGATIVE_INFINITY;
  return Math.min(since.getTime(), newest - passedMs);
}

/** So much the clock may have been set in between: a day and the odd hour. */
export const setClockMs = 26 * 3_600_000;
