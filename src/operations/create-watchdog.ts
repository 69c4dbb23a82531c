/** Knows what should have happened by now. What it reports is for the orchestrator, which starts the process anew. */
export interface Watchdog {
  /** From now on this is to be heard of again within the time; else it is reported. */
  expect(name: string, withinMs: number, reason: string): void;
  /** It is not waited for any more. */
  settle(name: string): void;
  isExpected(name: string): boolean;
  /** The reasons of all that is overdue. */
  report(): string[];
}

/** Makes a watchdog that expects nothing yet; `clock` gives milliseconds and never jumps. */
export function createWatchdog({ clock }: { clock: () => number }): Watchdog {
  const expected = new Map<string, { at: number; reason: string }>();
  return {
    expect(name, withinMs, reason) {
      expected.set(name, { at: clock() + withinMs, reason });
    },
    settle: (name) => void expected.delete(name),
    isExpected: (name) => expected.has(name),
    report() {
      const now = clock();
      return [...expected].filter(([, { at }]) => now > at).map(([name, { reason }]) => `${name}: ${reason}`);
    },
  };
}
