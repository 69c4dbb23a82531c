export interface BackoffOptions {
  firstMs: number;
  mostMs: number;
  /** From 0 to 1. */
  random: () => number;
}

/** How long to wait after so many failures (from 1): twice as long each time, spread out between a half and the whole. */
export function backoff(failures: number, { firstMs, mostMs, random }: BackoffOptions): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random();
}
