/** The choice that is marked next, round and round; up from none (-1) is the last. */
export function moveMark(active: number, count: number, by: 1 | -1): number {
  return active === -1 && by === -1 ? count - 1 : (active + by + count) % count;
}
