import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export const gatewayStates = ['connecting', 'ready', 'resuming', 'waiting', 'closed'] as const;
export type GatewayState = (typeof gatewayStates)[number];

/** Every metric that there is, by what it measures, in the registry. Labels hold names of ours only, never ids or words of users. */
export function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const histogram = <Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name, help, buckets, labelNames: [...labelNames], registers });

  return {
    interactions: counter('stakeout_interactions_total', 'Interactions answered, by command and outcome', [
      'command',
      'outcome',
    ]),
    interactionSeconds: histogram(
      'stakeout_interaction_seconds',
      'Time from receiving an interaction to having answered it',
      [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      ['command'],
    ),
    deliveries: counter('stakeout_deliveries_total', 'Deliveries of updates that were settled, by outcome', [
      'outcome',
    ]),
    deliveryLag: histogram(
      'stakeout_delivery_lag_seconds',
      'Time from when a delivery was due until it was settled',
      [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400],
    ),
    retries: counter('stakeout_delivery_retries_total', 'Deliveries tried again after a passing failure'),
    blind: counter('stakeout_blind_resends_total', 'Deliveries sent again without knowing whether they had arrived'),
    unsettled: gauge(
      'stakeout_unsettled_intents',
      'Deliveries planned of which is not known yet how they end, later digests included',
    ),
    damaged: gauge('stakeout_damaged_entries', 'Entries of the store that were found to be damaged'),
    followUps: counter(
      'stakeout_follow_ups_total',
      'Corrections, publications and notices that follow posts, by kind and outcome',
      ['kind', 'outcome'],
    ),
    waits: counter('stakeout_rate_limit_waits_total', 'Times that a rate limit made us wait'),
    waitSeconds: counter('stakeout_rate_limit_wait_seconds_total', 'Time spent waiting for rate limits'),
    refusals: counter('stakeout_rate_limited_total', 'Answers of Discord with status 429, by the scope of the limit', [
      'scope',
    ]),
    runs: counter('stakeout_updates_runs_total', 'Looks for new updates, by outcome', ['outcome']),
    lastRun: gauge('stakeout_updates_last_run_timestamp_seconds', 'When the clock last came to look for updates'),
    storeSeconds: histogram(
      'stakeout_store_seconds',
      'Time that an operation of the store took',
      [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      ['operation'],
    ),
    storeFaults: counter('stakeout_store_faults_total', 'Operations of the store that failed', ['operation']),
    recordInfo: gauge('stakeout_record_info', 'The version of the record that is served, as a label', ['version']),
    recordAge: gauge('stakeout_record_age_seconds', 'Age of the record that is served'),
    recordFaults: gauge('stakeout_record_faults', 'Faults of a change of the record that is refused; 0 for none'),
    gateway: gauge('stakeout_gateway_state', '1 for the state that the gateway is in, 0 for the others', ['state']),
    reconnects: counter('stakeout_gateway_reconnects_total', 'Times that a shard lost its connection to the gateway'),
    identifies: counter('stakeout_gateway_identifies_total', 'New sessions of the gateway that were asked for'),
    identifiesLeft: gauge(
      'stakeout_gateway_identifies_left',
      'New sessions that Discord still allows until its limit is reset',
    ),
    ready: gauge('stakeout_ready', '1 while /readyz answers with 200, else 0'),
  };
}
