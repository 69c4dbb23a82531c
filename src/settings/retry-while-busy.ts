/** SQLite's code for a database that somebody else holds locked; the extended ones have it in their lowest byte. */
const busy = 5;

export interface BusyOptions {
  /** So long it is tried again. */
  forMs: number;
  sleep: (ms: number) => Promise<void>;
}

const firstMs = 5;
const mostMs = 100;

/**
 * Runs a query of SQLite again as long as another process holds the database locked. SQLite's own waiting would hold up
 * the whole process, which has interactions to answer meanwhile.
 */
export async function retryWhileBusy<Result>(
  run: () => Promise<Result>,
  { forMs, sleep }: BusyOptions,
): Promise<Result> {
  let waitedMs = 0;
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, mostMs)) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= forMs) throw error;
      await sleep(waitMs);
      waitedMs += waitMs;
    }
  }
}

function isBusy(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'errcode');
  return typeof code === 'number' && (code & 0xff) === busy;
}
