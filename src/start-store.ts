import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';
import { observeStore } from './settings/observe-store.ts';
import { openStore } from './settings/open-store.ts';
import type { Store } from './settings/store.ts';

/** Opens the store; its faults show in log, metrics and readiness until it works again. */
export async function startStore(
  url: string,
  { log, readiness, metrics }: { log: Log; readiness: Readiness; metrics: Metrics },
): Promise<Store> {
  const store = await openStore(url, { onError: (error) => log.error({ err: error }, 'The store failed') });
  readiness.set('store', 'ok');
  let broken = false;
  return observeStore(store, {
    clock: () => performance.now(),
    onCall({ operation, ms, fault }) {
      metrics.store({ operation, seconds: ms / 1000 });
      if (fault !== null) {
        metrics.storeFault(operation);
        readiness.set('store', `the last ${operation} failed: ${messageOf(fault)}`);
        if (!broken) log.error({ err: fault, operation }, 'The store fails; what needs it is tried again');
        broken = true;
      } else if (broken) {
        broken = false;
        readiness.set('store', 'ok');
        log.info({}, 'The store works again');
      }
    },
  });
}
