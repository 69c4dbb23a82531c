import { collectDefaultMetrics, Registry } from 'prom-client';
import { createInstruments, type GatewayState, gatewayStates } from './create-instruments.ts';

export type { GatewayState } from './create-instruments.ts';

export interface MetricsOptions {
  now: () => Date;
  /** Whether memory, processor and garbage collection of the process are measured too. */
  measureProcess: boolean;
  /** Asked at each reading. */
  isReady?: () => boolean;
}

/** Counts what operators ask for, in a registry of its own. */
export interface Metrics {
  interaction(at: { command: string; outcome: string; seconds: number }): void;
  /** `lagSeconds`: from the moment the delivery was due until it was settled. */
  delivery(at: { outcome: string; lagSeconds?: number }): void;
  deliveryRetry(): void;
  /** A rate limit that is known makes a request wait. */
  rateLimitWait(seconds: number): void;
  /** Discord answered with 429; `scope` as its header says, such as `user`. */
  rateLimited(scope: string): void;
  unsettledIntents(count: number): void;
  blindResend(): void;
  /** The clock has come to look for updates; counted once it is known how that went. */
  updatesRun(outcome: 'done' | 'failed' | 'standby'): void;
  /** The record that is served now; its age counts from the day of `date`. */
  record(served: { version: string; date: Date }): void;
  /** How many faults a change has that is refused; 0 once none is. */
  recordFaults(count: number): void;
  store(at: { operation: string; seconds: number }): void;
  storeFault(operation: string): void;
  /** How many entries of the store were found that cannot be read. */
  damagedEntries(count: number): void;
  /** Corrections, publications and notices, which follow posts. */
  followUp(at: { kind: string; outcome: string }): void;
  /** The one state that the gateway is in now. */
  gateway(state: GatewayState): void;
  gatewayReconnect(): void;
  gatewayIdentify(): void;
  /** What Discord said is left of its limit. */
  identifiesLeft(count: number): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** The delay of the event loop is looked at so often; oftener, looking is most of what a process at rest does. */
const eventLoopStepMs = 250;

/** Makes the metrics of one process. */
export function createMetrics({ now, measureProcess, isReady = () => false }: MetricsOptions): Metrics {
  const registry = new Registry();
  if (measureProcess) collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: eventLoopStepMs });
  const instruments = createInstruments(registry);
  let recordDate: Date | null = null;

  return {
    interaction({ command, outcome, seconds }) {
      instruments.interactions.inc({ command, outcome });
      instruments.interactionSeconds.observe({ command }, atLeastZero(seconds));
    },
    delivery({ outcome, lagSeconds }) {
      instruments.deliveries.inc({ outcome });
      if (lagSeconds !== undefined) instruments.deliveryLag.observe(atLeastZero(lagSeconds));
    },
    deliveryRetry: () => instruments.retries.inc(),
    rateLimitWait(seconds) {
      instruments.waits.inc();
      instruments.waitSeconds.inc(atLeastZero(seconds));
    },
    rateLimited: (scope) => instruments.refusals.inc({ scope }),
    unsettledIntents: (count) => instruments.unsettled.set(count),
    blindResend: () => instruments.blind.inc(),
    updatesRun(outcome) {
      instruments.runs.inc({ outcome });
      instruments.lastRun.set(now().getTime() / 1000);
    },
    record({ version, date }) {
      instruments.recordInfo.reset();
      instruments.recordInfo.set({ version }, 1);
      recordDate = date;
    },
    recordFaults: (count) => instruments.recordFaults.set(count),
    store: ({ operation, seconds }) => instruments.storeSeconds.observe({ operation }, atLeastZero(seconds)),
    storeFault: (operation) => instruments.storeFaults.inc({ operation }),
    damagedEntries: (count) => instruments.damaged.set(count),
    followUp: ({ kind, outcome }) => instruments.followUps.inc({ kind, outcome }),
    gateway(state) {
      for (const name of gatewayStates) instruments.gateway.set({ state: name }, name === state ? 1 : 0);
    },
    gatewayReconnect: () => instruments.reconnects.inc(),
    gatewayIdentify: () => instruments.identifies.inc(),
    identifiesLeft: (count) => instruments.identifiesLeft.set(count),
    contentType: registry.contentType,
    text() {
      instruments.ready.set(isReady() ? 1 : 0);
      if (recordDate !== null) instruments.recordAge.set((now().getTime() - recordDate.getTime()) / 1000);
      return registry.metrics();
    },
  };
}

/** A clock that is set back must not make a counter throw. */
function atLeastZero(seconds: number): number {
  return Math.max(0, seconds);
}
