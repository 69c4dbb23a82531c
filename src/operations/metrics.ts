import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricsOptions {
  now: () => Date;
  /** Whether memory, processor and garbage collection of the process are measured too. */
  measureProcess: boolean;
}

/** Counts what operators ask for, in a registry of its own. Labels hold names of ours only, never ids or words of users. */
export interface Metrics {
  interaction(at: { command: string; outcome: string; seconds: number }): void;
  /** `lagSeconds`: from the moment the delivery was due until it was settled. */
  delivery(at: { outcome: string; lagSeconds?: number }): void;
  deliveryRetry(): void;
  rateLimitWait(seconds: number): void;
  unsettledIntents(count: number): void;
  blindResend(): void;
  /** The record that is served now; its age counts from the day of `date`. */
  record(served: { version: string; date: Date }): void;
  store(at: { operation: string; seconds: number }): void;
  storeFault(operation: string): void;
  /** Corrections, publications and notices, which follow posts. */
  followUp(at: { kind: string; outcome: string }): void;
  /** The one state that the gateway is in now. */
  gateway(state: GatewayState): void;
  readonly contentType: string;
  text(): Promise<string>;
}

const gatewayStates = ['connecting', 'ready', 'resuming', 'disconnected'] as const;
export type GatewayState = (typeof gatewayStates)[number];

/** Makes the metrics of one process. */
export function createMetrics({ now, measureProcess }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (measureProcess) collectDefaultMetrics({ register: registry });

  const interactions = new Counter({
    name: 'stakeout_interactions_total',
    help: 'Interactions answered, by command and outcome',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const interactionSeconds = new Histogram({
    name: 'stakeout_interaction_seconds',
    help: 'Time from receiving an interaction to having answered it',
    labelNames: ['command'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const deliveries = new Counter({
    name: 'stakeout_deliveries_total',
    help: 'Deliveries of updates that were settled, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const deliveryLag = new Histogram({
    name: 'stakeout_delivery_lag_seconds',
    help: 'Time from when a delivery was due until it was settled',
    buckets: [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400],
    registers,
  });
  const retries = counter('stakeout_delivery_retries_total', 'Deliveries tried again after a passing failure');
  const waits = counter('stakeout_rate_limit_waits_total', 'Times that a rate limit made us wait');
  const waitSeconds = counter('stakeout_rate_limit_wait_seconds_total', 'Time spent waiting for rate limits');
  const unsettled = gauge('stakeout_unsettled_intents', 'Deliveries begun of which nobody knows yet how they ended');
  const blind = counter(
    'stakeout_blind_resends_total',
    'Deliveries sent again without knowing whether they had arrived',
  );
  const storeSeconds = new Histogram({
    name: 'stakeout_store_seconds',
    help: 'Time that an operation of the store took',
    labelNames: ['operation'],
    buckets: [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const storeFaults = new Counter({
    name: 'stakeout_store_faults_total',
    help: 'Operations of the store that failed',
    labelNames: ['operation'],
    registers,
  });
  const followUps = new Counter({
    name: 'stakeout_follow_ups_total',
    help: 'Corrections, publications and notices that follow posts, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const recordInfo = new Gauge({
    name: 'stakeout_record_info',
    help: 'The version of the record that is served, as a label',
    labelNames: ['version'],
    registers,
  });
  const gateway = new Gauge({
    name: 'stakeout_gateway_state',
    help: '1 for the state that the gateway is in, 0 for the others',
    labelNames: ['state'],
    registers,
  });

  let recordDate: Date | null = null;
  new Gauge({
    name: 'stakeout_record_age_seconds',
    help: 'Age of the record that is served',
    registers,
    collect() {
      if (recordDate !== null) this.set((now().getTime() - recordDate.getTime()) / 1000);
    },
  });

  function counter(name: string, help: string) {
    return new Counter({ name, help, registers });
  }
  function gauge(name: string, help: string) {
    return new Gauge({ name, help, registers });
  }

  return {
    interaction({ command, outcome, seconds }) {
      interactions.inc({ command, outcome });
      interactionSeconds.observe({ command }, atLeastZero(seconds));
    },
    delivery({ outcome, lagSeconds }) {
      deliveries.inc({ outcome });
      if (lagSeconds !== undefined) deliveryLag.observe(atLeastZero(lagSeconds));
    },
    deliveryRetry: () => retries.inc(),
    rateLimitWait(seconds) {
      waits.inc();
      waitSeconds.inc(atLeastZero(seconds));
    },
    unsettledIntents: (count) => unsettled.set(count),
    blindResend: () => blind.inc(),
    record({ version, date }) {
      recordInfo.reset();
      recordInfo.set({ version }, 1);
      recordDate = date;
    },
    store: ({ operation, seconds }) => storeSeconds.observe({ operation }, atLeastZero(seconds)),
    storeFault: (operation) => storeFaults.inc({ operation }),
    followUp: ({ kind, outcome }) => followUps.inc({ kind, outcome }),
    gateway(state) {
      for (const name of gatewayStates) gateway.set({ state: name }, name === state ? 1 : 0);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** A clock that is set back must not make a counter throw. */
function atLeastZero(seconds: number): number {
  return Math.max(0, seconds);
}
