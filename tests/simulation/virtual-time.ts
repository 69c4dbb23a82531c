/** Time that passes only when nothing is left to do. */
export interface VirtualTime {
  /** Milliseconds since the beginning of the world. */
  readonly ms: number;
  sleep(ms: number): Promise<void>;
  /** Lets everything happen that is to happen until then. */
  runUntil(ms: number): Promise<void>;
}

interface Waiting {
  at: number;
  serial: number;
  wake: () => void;
}

/** Makes a clock that stands at 0. */
export function createVirtualTime(): VirtualTime {
  const waiting: Waiting[] = [];
  let ms = 0;
  let serial = 0;

  const isBefore = (a: Waiting, b: Waiting) => a.at < b.at || (a.at === b.at && a.serial < b.serial);

  function push(entry: Waiting): void {
    waiting.push(entry);
    for (let index = waiting.length - 1; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!swapIfBefore(index, parent)) break;
      index = parent;
    }
  }

  function pop(): Waiting | undefined {
    const [first] = waiting;
    const last = waiting.pop();
    if (first === undefined || last === undefined || waiting.length === 0) return first;
    waiting[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const right = left + 1;
      const smaller = isSmaller(right, left) ? right : left;
      if (!swapIfBefore(smaller, index)) return first;
      index = smaller;
    }
  }

  function isSmaller(one: number, other: number): boolean {
    const [a, b] = [waiting[one], waiting[other]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  }

  function swapIfBefore(one: number, other: number): boolean {
    const [a, b] = [waiting[one], waiting[other]];
    if (a === undefined || b === undefined || !isBefore(a, b)) return false;
    waiting[one] = b;
    waiting[other] = a;
    return true;
  }

  return {
    get ms() {
      return ms;
    },
    sleep: (duration) =>
      new Promise((resolve) => {
        serial += 1;
        push({ at: ms + Math.max(0, duration), serial, wake: resolve });
      }),
    async runUntil(end) {
      for (;;) {
        await everythingElse();
        const [next] = waiting;
        if (next === undefined || next.at > end) break;
        pop();
        ms = Math.max(ms, next.at);
        next.wake();
      }
      ms = Math.max(ms, end);
    },
  };
}

/** Resolves when all promises that can go on have gone on. */
function everythingElse(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
