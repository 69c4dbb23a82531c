/** Stands for a process that dies: from its end on, nothing that it awaits ever comes back. */
export interface CrashPlan {
  /** To be awaited before and after everything that reaches the world outside. */
  point: () => Promise<void>;
  /** Resolves when the process has died. */
  crashed: Promise<'crashed'>;
  readonly count: number;
}

/** A process that dies at its n-th point; 0: it lives. */
export function createCrashPlan(at: number): CrashPlan {
  const { promise: crashed, resolve } = Promise.withResolvers<'crashed'>();
  let count = 0;
  return {
    crashed,
    async point() {
      count += 1;
      if (at === 0 || count < at) return;
      resolve('crashed');
      await new Promise(() => {});
    },
    get count() {
      return count;
    },
  };
}
