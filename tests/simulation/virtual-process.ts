/** A process that can die at any moment: from then on nothing that it awaits comes back. */
export interface VirtualProcess {
  readonly dead: boolean;
  die(): void;
  /** Awaited before and after everything that reaches the world outside. */
  alive(): Promise<void>;
}

/** Starts one. */
export function createVirtualProcess(): VirtualProcess {
  let dead = false;
  return {
    get dead() {
      return dead;
    },
    die() {
      dead = true;
    },
    alive: () => (dead ? new Promise(() => {}) : Promise.resolve()),
  };
}
