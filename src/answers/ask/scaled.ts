/** A value as a share of the most that is told apart, from -1 to 1. */
export function scaled(value: number, most: number): number {
  return Math.max(-1, Math.min(1, value / most));
}
