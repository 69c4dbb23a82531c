/** A process that can die at any moment, or stand still: from then on nothing that it awaits comes back. */
export interface VirtualProcess {
  readonly dead: boolean;
  readonly frozen: boolean;
  die(): void;
  /** It stands still until the promise resolves. */
  freeze(until: Promise<void>): void;
  /** Awaited before and after everything that reaches the world outside. */
  alive(): Promise<void>;
}

/** Starts one. */
export function createVirtualProcess(): VirtualProcess {
  let dead = false;
  let thaw: Promise<void> | null = null;
  const alive = async () => {
    while (thaw !== null) await thaw;
    if (dead) await new Promise(() => {});
  };
  return {
    get dead() {
      return dead;
    },
    get frozen() {
      return thaw !== null;
    },
    die() {
      dead = true;
    },
    freeze(until) {
      const mine = until.then(() => {
        if (thaw === mine) thaw = null;
      });
      thaw = mine;
    },
    alive: () => (dead || thaw !== null ? alive() : Promise.resolve()),
  };
}
