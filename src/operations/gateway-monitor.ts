import type { GatewayState } from './create-instruments.ts';
import type { Watchdog } from './create-watchdog.ts';
import type { Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Shows in readiness, metrics and watchdog how the connection to Discord is doing. */
export interface GatewayMonitor {
  /** `reason` stands in `/readyz`; without one the state itself does. */
  set(state: GatewayState, reason?: string): void;
}

/** So long the gateway may be down before the process counts as failed. */
const longestDownMs = 300_000;

/** States that nobody has to mend: it works, it waits on purpose, or it has been closed. */
const restful: readonly GatewayState[] = ['ready', 'waiting', 'closed'];

export function createGatewayMonitor({
  readiness,
  metrics,
  watchdog,
}: {
  readiness: Pick<Readiness, 'set'>;
  metrics: Pick<Metrics, 'gateway'>;
  watchdog: Pick<Watchdog, 'expect' | 'settle' | 'isExpected'>;
}): GatewayMonitor {
  return {
    set(state, reason) {
      readiness.set('gateway', state === 'ready' ? 'ok' : (reason ?? words[state]));
      metrics.gateway(state);
      if (restful.includes(state)) watchdog.settle('gateway');
      else if (!watchdog.isExpected('gateway'))
        watchdog.expect('gateway', longestDownMs, 'it has been down for more than five minutes');
    },
  };
}

const words: Record<GatewayState, string> = {
  connecting: 'connecting',
  ready: 'ok',
  resuming: 'the connection is lost, connecting again',
  waiting: 'waiting',
  closed: 'closed',
};
