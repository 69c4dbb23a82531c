import type { Connection } from './bot/connect.ts';
import { RefusedError } from './bot/refused-error.ts';
import type { Config } from './config.ts';
import type { ServedRecord } from './dataset/served-record.ts';
import { messageOf } from './lib/message-of.ts';
import { sleep } from './lib/sleep.ts';
import type { Log } from './operations/create-log.ts';
import type { Watchdog } from './operations/create-watchdog.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Store } from './settings/store.ts';
import type { DamageReport } from './start-damage.ts';
import { createDepartures } from './start-departures.ts';
import { createElection } from './start-election.ts';
import { refreshRecord } from './start-record.ts';
import { createRender, createRenderFollowUps } from './start-render.ts';
import type { FollowUpSender } from './updates/follow-up-sender.ts';
import { schedule, shortestWaitMs } from './updates/schedule.ts';
import type { Sender } from './updates/sender.ts';
import { createUpdatesJob, type UpdatesJob } from './updates/updates-job.ts';
import { updateCustomId } from './views/update-custom-id.ts';

export interface StartUpdatesOptions {
  config: Pick<Config, 'updatesCron' | 'storeUrl'>;
  connection: Pick<Connection, 'rest' | 'readyGuilds'>;
  record: ServedRecord;
  store: Store;
  settings: SettingsStore;
  damage: DamageReport;
  /** Makes what posts; `maySend` is awaited before anything goes out. */
  createSender(maySend: () => Promise<void>): Sender;
  followUpSender: FollowUpSender;
  log: Log;
  signal: AbortSignal;
  readiness: Readiness;
  metrics: Metrics;
  watchdog: Watchdog;
  now: () => Date;
  /** Told when another record is served. */
  onRecord(): void;
  onFatal(error: Error): void;
}

/** Several choices in a panel are looked at together. */
const wakeMs = 250;
/** A busy machine is no fault. */
const graceMs = 10_000;
/** So long a run may go on without any message being settled. */
const longestSilenceMs = 900_000;

export interface RunningUpdates {
  wake(guildId: string, channelId: string): void;
  /** Does nothing more for a guild of which everything was erased. */
  forgetGuild(guildId: string): void;
  /** Finishes what is in flight. */
  stop(): Promise<void>;
}

/** Settles what an earlier run left, then looks for new updates by the clock. */
export async function startUpdates(options: StartUpdatesOptions): Promise<RunningUpdates> {
  const {
    config,
    connection,
    record,
    store,
    settings,
    damage,
    createSender,
    followUpSender,
    log,
    signal,
    readiness,
    metrics,
    watchdog,
    now,
    onRecord,
    onFatal,
  } = options;
  const election = createElection(config.storeUrl, {
    tickMs: () => shortestWaitMs(config.updatesCron),
    onElected: () => job.forget(),
    onTakeover: () =>
      void tick().catch((error: unknown) => log.error({ err: error }, 'Taking over failed; it is tried again')),
    onTold(told) {
      if (told.kind === 'changed') wake(told.guildId, told.channelId);
      else forgetGuild(told.guildId, new Date(told.at));
    },
    log,
    readiness,
  });
  const departures = createDepartures({
    connection,
    store,
    settings,
    log,
    clock: () => performance.now(),
    onErased: (guildId) => forgetGuild(guildId, now()),
  });
  const job: UpdatesJob = createUpdatesJob({
    mayPost: election.confirm,
    store,
    currentDataset: record.dataset,
    onDamaged: (entry) => damage.damaged(entry, 'it is not what this version writes'),
    sender: createSender(election.confirm),
    settings,
    render: createRender(record.dataset),
    followUpSender,
    renderFollowUps: createRenderFollowUps(record.dataset),
    updateCustomId,
    now,
    sleep,
    random: Math.random,
    log,
    onDelivery: (delivery) => {
      if (watchdog.isExpected('updates run')) expectProgress();
      const { outcome, lagMs, attempts } = delivery;
      log[outcome === 'failed' ? 'warn' : 'info'](delivery, 'Delivery');
      metrics.delivery({ outcome, lagSeconds: lagMs / 1000 });
      for (let retry = 1; retry < attempts; retry += 1) metrics.deliveryRetry();
    },
    onFollowUp: (kind, outcome) => metrics.followUp({ kind, outcome }),
    onBlindResend: () => metrics.blindResend(),
    onFatal: (error) => onFatal(new RefusedError(error.message, { cause: error })),
  });
  const forgetGuild = (guildId: string, erasedAt: Date) => {
    job.forgetGuild(guildId, erasedAt);
    damage.gone(`guild ${guildId}`);
  };
  // An admin who resumes a channel does not wait for a tick that may come once an hour. Nothing new is planned here.
  const deliverWoken = async (): Promise<void> => {
    try {
      if (signal.aborted || !(await election.isElected())) return;
      await job.start();
      // It may have joined a run that had looked already.
      if (job.hasWoken) await job.start();
    } catch (error) {
      if (!signal.aborted)
        log.warn({ err: error }, 'A channel that was changed could not be looked at; the next tick does');
    }
  };
  let waking: NodeJS.Timeout | null = null;
  const wake = (guildId: string, channelId: string) => {
    job.wake(guildId, channelId);
    waking ??= setTimeout(() => {
      waking = null;
      void deliverWoken();
    }, wakeMs).unref();
  };
  const expectProgress = () =>
    watchdog.expect('updates run', longestSilenceMs, 'a look for updates has not come to an end');
  const tick = async (): Promise<void> => {
    await refreshRecord(record, { log, readiness, metrics, onRecord });
    if (signal.aborted) return;
    expectProgress();
    try {
      const summary = await job.tick();
      metrics.unsettledIntents(summary.pending);
      metrics.updatesRun('done');
      readiness.note('updates run', null);
      if (signal.aborted) return;
      void departures.look();
      job
        .followUp()
        .catch((error: unknown) => log.error({ err: error }, 'What follows posts broke off; it is tried again'));
    } catch (error) {
      metrics.updatesRun('failed');
      if (!signal.aborted) readiness.note('updates run', `the last look for updates failed: ${messageOf(error)}`);
      throw error;
    } finally {
      watchdog.settle('updates run');
    }
  };
  signal.addEventListener('abort', () => void job.stop());
  try {
    if (!signal.aborted && (await election.isElected())) await job.start();
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'Updates left over could not be settled yet');
  }
  const shouldRun = async (): Promise<boolean> => {
    if (await election.isElected()) return true;
    // It answers commands all the same, and from the record as it is now.
    await refreshRecord(record, { log, readiness, metrics, onRecord });
    metrics.updatesRun('standby');
    return false;
  };
  const onTick = () => watchdog.expect('updates', task.msToThirdTick() + graceMs, 'the clock has not come three times');
  const task = schedule(config.updatesCron, tick, { log, coordinator: { shouldRun }, onTick });
  onTick();
  return {
    wake(guildId, channelId) {
      wake(guildId, channelId);
      election.tell({ kind: 'changed', guildId, channelId });
    },
    forgetGuild(guildId) {
      const at = now();
      forgetGuild(guildId, at);
      election.tell({ kind: 'erased', guildId, at: at.toISOString() });
    },
    async stop() {
      watchdog.settle('updates');
      if (waking !== null) clearTimeout(waking);
      await task.stop();
      await job.stop();
      await election.close();
    },
  };
}
