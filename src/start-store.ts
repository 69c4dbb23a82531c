import { sleep } from './lib/sleep.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';
import { copyingKey } from './settings/copy-store.ts';
import { describeStoreFault } from './settings/describe-store-fault.ts';
import { observeStore } from './settings/observe-store.ts';
import { openStore } from './settings/open-store.ts';
import type { Store } from './settings/store.ts';
import { StoreError } from './settings/store-error.ts';

interface StoreShell {
  log: Log;
  readiness: Readiness;
  metrics: Metrics;
  /** Milliseconds of a clock that never jumps. */
  clock: () => number;
  /** The store is gone, or has failed for so long that the process must not go on as if it had one. */
  onFatal(error: Error): void;
}

/** So often it is looked whether the file is there, and so long a store may fail. */
const lookMs = 5_000;
const longestFailureMs = 300_000;
/** So often an idle store is tried, so that a fault shows before it is needed. */
const idleMs = 30_000;
const firstMs = 1_000;
const mostMs = 10_000;

/**
 * Opens the store; its faults show in log, metrics and readiness until it takes what is written again. That something
 * can be read is no sign of that: a disk that is full can be read.
 */
export async function startStore(url: string, { log, readiness, metrics, clock, onFatal }: StoreShell): Promise<Store> {
  const store = await openStore(url, { onError: (error) => log.error({ err: error }, 'The store failed') });
  if ((await store.start.get(copyingKey)) !== undefined) {
    await store.close();
    throw new StoreError('The store is a copy that is not finished. Run npm run store:copy again, from where it came');
  }
  readiness.set('store', 'ok');
  const closing = new AbortController();
  let faults = 0;
  let failingSince = 0;
  let woken = new AbortController();

  function fail(operation: string, fault: unknown): void {
    metrics.storeFault(operation);
    readiness.set('store', `the last ${operation} failed: ${describeStoreFault(fault)}`);
    if (faults === 0) failingSince = clock();
    faults += 1;
    if (clock() - failingSince > longestFailureMs)
      onFatal(new StoreError(`The store has failed for five minutes: ${describeStoreFault(fault)}`, { cause: fault }));
    if (faults > 1) return;
    log.error({ err: fault, operation }, 'The store fails; what needs it is tried again');
    woken.abort();
  }

  async function probe(): Promise<void> {
    const before = faults;
    try {
      await store.probe();
    } catch (error) {
      if (!closing.signal.aborted) fail('probe', error);
      return;
    }
    // What failed while it was tried counts for more.
    if (before === 0 || faults !== before) return;
    log.info({ faults }, 'The store works again');
    faults = 0;
    readiness.set('store', 'ok');
  }

  async function watch(): Promise<void> {
    let waitMs = firstMs;
    while (!closing.signal.aborted) {
      woken = new AbortController();
      if (faults === 0) {
        waitMs = firstMs;
        await sleep(idleMs, AbortSignal.any([closing.signal, woken.signal]));
      }
      if (faults > 0) {
        await sleep(waitMs, closing.signal);
        waitMs = Math.min(waitMs * 2, mostMs);
      }
      if (!closing.signal.aborted) await probe();
    }
  }
  void watch();
  const looking = setInterval(() => {
    try {
      store.verify();
    } catch (error) {
      onFatal(error as StoreError);
    }
  }, lookMs).unref();

  const observed = observeStore(store, {
    clock,
    onCall({ operation, ms, fault }) {
      metrics.store({ operation, seconds: ms / 1000 });
      if (fault !== null) fail(operation, fault);
    },
  });
  return {
    ...observed,
    async close() {
      closing.abort();
      clearInterval(looking);
      await store.close();
    },
  };
}
