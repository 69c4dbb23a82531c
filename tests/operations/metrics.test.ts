import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/operations/metrics.ts';

const now = () => new Date('2026-11-20T12:00:00Z');
const create = () => createMetrics({ now, measureProcess: false });

async function samples(metrics: ReturnType<typeof create>): Promise<Record<string, number>> {
  const lines = (await metrics.text()).split('\n').filter((line) => /^\w/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

describe('createMetrics', () => {
  it('counts interactions by command and outcome, with their latency', async () => {
    const metrics = create();
    metrics.interaction({ command: 'ask', outcome: 'answered', seconds: 0.02 });
    metrics.interaction({ command: 'ask', outcome: 'answered', seconds: 0.3 });
    metrics.interaction({ command: 'ask', outcome: 'failed', seconds: 0.001 });
    expect(await samples(metrics)).toMatchObject({
      'stakeout_interactions_total{command="ask",outcome="answered"}': 2,
      'stakeout_interactions_total{command="ask",outcome="failed"}': 1,
      'stakeout_interaction_seconds_bucket{le="0.05",command="ask"}': 2,
      'stakeout_interaction_seconds_count{command="ask"}': 3,
    });
  });

  it('counts deliveries with their lag, retries, waits and blind resends', async () => {
    const metrics = create();
    metrics.delivery({ outcome: 'done', lagSeconds: 3 });
    metrics.delivery({ outcome: 'failed' });
    metrics.deliveryRetry();
    metrics.rateLimitWait(1.5);
    metrics.rateLimitWait(0.5);
    metrics.blindResend();
    expect(await samples(metrics)).toMatchObject({
      'stakeout_deliveries_total{outcome="done"}': 1,
      'stakeout_deliveries_total{outcome="failed"}': 1,
      stakeout_delivery_lag_seconds_count: 1,
      stakeout_delivery_lag_seconds_sum: 3,
      stakeout_delivery_retries_total: 1,
      stakeout_rate_limit_waits_total: 2,
      stakeout_rate_limit_wait_seconds_total: 2,
      stakeout_blind_resends_total: 1,
    });
  });

  it('shows how many intents are unsettled now', async () => {
    const metrics = create();
    metrics.unsettledIntents(4);
    metrics.unsettledIntents(1);
    expect(await samples(metrics)).toMatchObject({ stakeout_unsettled_intents: 1 });
  });

  it('shows the version and age of the record served now, not of the one before', async () => {
    const metrics = create();
    metrics.record({ version: '1', date: new Date('2020-01-01T00:00:00Z') });
    metrics.record({ version: '2', date: new Date('2026-11-20T00:00:00Z') });
    const shown = await samples(metrics);
    expect(shown).toMatchObject({ 'stakeout_record_info{version="2"}': 1, stakeout_record_age_seconds: 43_200 });
    expect(shown).not.toHaveProperty(['stakeout_record_info{version="1"}']);
  });

  it('times the store', async () => {
    const metrics = create();
    metrics.store({ operation: 'get', seconds: 0.002 });
    expect(await samples(metrics)).toMatchObject({ 'stakeout_store_seconds_count{operation="get"}': 1 });
  });

  it('shows one gateway state at a time', async () => {
    const metrics = create();
    metrics.gateway('connecting');
    metrics.gateway('ready');
    expect(await samples(metrics)).toMatchObject({
      'stakeout_gateway_state{state="connecting"}': 0,
      'stakeout_gateway_state{state="ready"}': 1,
    });
  });

  it('counts what Discord refuses, and what became of each look for updates and when', async () => {
    const metrics = create();
    metrics.rateLimited('user');
    metrics.rateLimited('shared');
    metrics.updatesRun('done');
    metrics.updatesRun('failed');
    expect(await samples(metrics)).toMatchObject({
      'stakeout_rate_limited_total{scope="user"}': 1,
      'stakeout_rate_limited_total{scope="shared"}': 1,
      'stakeout_updates_runs_total{outcome="done"}': 1,
      'stakeout_updates_runs_total{outcome="failed"}': 1,
      stakeout_updates_last_run_timestamp_seconds: now().getTime() / 1000,
    });
  });

  it('counts reconnections and new sessions, and shows how many are left', async () => {
    const metrics = create();
    metrics.gatewayReconnect();
    metrics.gatewayIdentify();
    metrics.identifiesLeft(998);
    expect(await samples(metrics)).toMatchObject({
      stakeout_gateway_reconnects_total: 1,
      stakeout_gateway_identifies_total: 1,
      stakeout_gateway_identifies_left: 998,
    });
  });

  it('shows the faults of a record that is refused until there are none', async () => {
    const metrics = create();
    metrics.recordFaults(3);
    expect(await samples(metrics)).toMatchObject({ stakeout_record_faults: 3 });
    metrics.recordFaults(0);
    expect(await samples(metrics)).toMatchObject({ stakeout_record_faults: 0 });
  });

  it('asks at each reading whether it is ready', async () => {
    let ready = false;
    const metrics = createMetrics({ now, measureProcess: false, isReady: () => ready });
    expect(await samples(metrics)).toMatchObject({ stakeout_ready: 0 });
    ready = true;
    expect(await samples(metrics)).toMatchObject({ stakeout_ready: 1 });
  });

  it('does not throw when a clock was set back', async () => {
    const metrics = create();
    metrics.rateLimitWait(-1);
    metrics.delivery({ outcome: 'done', lagSeconds: -5 });
    expect(await samples(metrics)).toMatchObject({ stakeout_delivery_lag_seconds_sum: 0 });
  });

  it('keeps two processes in one apart, and tells of the process when asked', async () => {
    const [first, second] = [
      createMetrics({ now, measureProcess: true }),
      createMetrics({ now, measureProcess: true }),
    ];
    first.blindResend();
    expect(await samples(second)).toMatchObject({ stakeout_blind_resends_total: 0 });
    expect((await samples(second)).process_resident_memory_bytes).toBeGreaterThan(0);
  });

  it('is Prometheus text with a help and a type for every metric', async () => {
    const metrics = create();
    expect(metrics.contentType).toContain('text/plain');
    const text = await metrics.text();
    const names = [...text.matchAll(/^# TYPE (\S+) (?:counter|gauge|histogram)$/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThanOrEqual(22);
    for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} \\w`, 'm'));
  });
});
