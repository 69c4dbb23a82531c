import type { Fault } from '../stand-in.ts';

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** How many faults are not used up. */
  waiting(): number;
  /** The effect that this request meets, if any; counts it as used. */
  next(method: string, path: string): Fault['effect'] | undefined;
}

/** The faults that were asked for and are not used up. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    waiting: () => waiting.length,
    next: (method, path) => {
      const hit = waiting.find(({ fault }) => matches(fault, method, path));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      waiting = waiting.filter((entry) => entry.left > 0);
      return hit.fault.effect;
    },
  };
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  return match.path === undefined || path.search(match.path) !== -1;
}
