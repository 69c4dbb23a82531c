import type { Command, Components, PostResult, Services } from './bot/command.ts';
import { type Connection, connect, RefusedError } from './bot/connect.ts';
import { createPostingRest, createResponder } from './bot/create-rest.ts';
import { createDispatch } from './bot/dispatch.ts';
import { registerCommands } from './bot/register-commands.ts';
import { type Config, ConfigError } from './config.ts';
import { formatFault } from './dataset/record-fault.ts';
import { type ServedRecord, serveRecord } from './dataset/served-record.ts';
import { firstDay } from './lib/partial-date.ts';
import { shortHash } from './lib/short-hash.ts';
import type { Log } from './operations/create-log.ts';
import { createReadiness, type Readiness } from './operations/health.ts';
import { createHttpServer } from './operations/http-server.ts';
import { createMetrics, type Metrics } from './operations/metrics.ts';
import { openStore } from './settings/open-store.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { schedule } from './updates/schedule.ts';
import { SendError } from './updates/send-error.ts';
import { createSender, type Sender } from './updates/sender.ts';
import { createUpdatesJob } from './updates/updates-job.ts';
import { renderCard } from './views/render-card.ts';
import { updateCard } from './views/update-card.ts';
import { updateCustomId } from './views/update-custom-id.ts';

export interface StartOptions {
  commands: readonly Command[];
  components: Record<string, Components>;
  log: Log;
  /** Given when the process is to stop while it is still starting. */
  signal: AbortSignal;
  onFatal(error: Error): void;
}

export interface Running {
  /** Finishes what is in flight, then closes everything. */
  close(): Promise<void>;
}

/** Starts everything in order and resolves when interactions are answered. Rejects with what the process should end on. */
export async function startStakeout(config: Config, options: StartOptions): Promise<Running> {
  const { log, signal, onFatal } = options;
  const now = () => new Date();
  const readiness = createReadiness(['record', 'store', 'gateway', 'commands']);
  const metrics = createMetrics({ now, measureProcess: true });

  const record = await serveRecord(config.datasetDir);
  readiness.set('record', 'ok');
  showRecord(record, metrics);

  const store = await openStore(config.storeUrl, {
    onError: (error) => log.error({ err: error }, 'The store failed'),
  });
  readiness.set('store', 'ok');
  const settings = createSettingsStore(store.guild, {
    onDamaged: (error) => log.error({ guildId: error.guildId }, error.message),
  });

  const playground = config.discordToken === null ? await openPlayground() : null;
  const token = config.discordToken ?? playground?.token ?? '';
  const apiUrl = playground?.apiUrl ?? config.discordApiUrl;

  const http = createHttpServer({
    readiness,
    metrics,
    onError: (error) => log.error({ err: error }, 'A request to the health server failed'),
    ...(playground === null ? {} : { fallback: playground.handle }),
  });
  const port = await http.listen(config.httpHost, config.httpPort).catch((error: Error) => {
    throw new ConfigError([error.message]);
  });
  const address = `http://${config.httpHost.includes(':') ? `[${config.httpHost}]` : config.httpHost}:${port}/`;
  log.info({ address }, playground === null ? 'Health and metrics are served' : `The playground is at ${address}`);

  const sender = createSender(createPostingRest(apiUrl, token));
  const services: Services = {
    dataset: record.dataset,
    names: record.names,
    settings,
    now,
    post: createPost(sender, onFatal),
  };

  const inFlight = new Set<Promise<void>>();
  const dispatch = createDispatch({
    commands: options.commands,
    components: options.components,
    services,
    respond: createResponder(apiUrl),
    observe(handled) {
      const { command, outcome, durationMs, error, ...details } = handled;
      metrics.interaction({ command, outcome, seconds: durationMs / 1000 });
      const line = { ...details, command, outcome, durationMs: Math.round(durationMs * 10) / 10 };
      if (error === undefined) log.info(line, 'Interaction');
      else log.error({ ...line, err: error }, 'Interaction failed');
    },
    clock: () => performance.now(),
  });

  metrics.gateway('connecting');
  const connection = await connectPersistently(
    {
      token,
      apiUrl,
      shards: config.shards,
      onInteraction(interaction) {
        const work = dispatch(interaction).finally(() => inFlight.delete(work));
        inFlight.add(work);
      },
      onState(state) {
        readiness.set('gateway', state === 'ready' ? 'ok' : state);
        metrics.gateway(state === 'ready' ? 'ready' : 'resuming');
      },
      onFatal: (reason) => onFatal(new RefusedError(reason)),
      onTrouble: (message, error) => log.warn({ err: error }, message),
    },
    { log, signal, readiness },
  );
  readiness.set('gateway', 'ok');
  log.info({ applicationId: connection.applicationId }, 'Connected to Discord');

  void registerPersistently(connection, options.commands, { log, signal, readiness });

  const job = createUpdatesJob({
    store,
    currentDataset: record.dataset,
    sender,
    settings,
    render: ({ updates, settings: guild, subscription }) =>
      renderCard(updateCard(record.dataset(), updates, { roleId: subscription.roleId }), { plain: guild.spoilers }),
    updateCustomId,
    now,
    sleep,
    random: Math.random,
    log,
    onDelivery: ({ outcome, lagMs, attempts }) => {
      metrics.delivery({ outcome, lagSeconds: lagMs / 1000 });
      for (let retry = 1; retry < attempts; retry += 1) metrics.deliveryRetry();
    },
    onBlindResend: () => metrics.blindResend(),
    onFatal: (error) => onFatal(new RefusedError(error.message, { cause: error })),
  });
  const tick = async (): Promise<void> => {
    await refreshRecord(record, { log, readiness, metrics });
    try {
      const summary = await job.tick();
      metrics.unsettledIntents(summary.pending);
      readiness.set('store', 'ok');
    } catch (error) {
      if (!signal.aborted) readiness.set('store', `the last look for updates failed: ${messageOf(error)}`);
      throw error;
    }
  };
  await job.start().catch((error: unknown) => log.error({ err: error }, 'Updates left over could not be settled yet'));
  const task = schedule(config.updatesCron, tick, { log });

  return {
    async close() {
      await task.stop();
      await job.stop();
      await Promise.allSettled(inFlight);
      await connection.close();
      await http.close();
      await playground?.close();
      await store.close();
      log.info('Stopped');
    },
  };
}

/** Leaves time to answer the interaction that asked for the post. */
const postTimeoutMs = 2_000;

/** The playground is only loaded where it is used: it is left out of the production image. */
async function openPlayground() {
  const { startPlayground } = await import('./playground/start-playground.ts').catch((error: unknown) => {
    throw new ConfigError(
      ['DISCORD_TOKEN is not set, and there is no playground in this installation. Set DISCORD_TOKEN.'],
      [messageOf(error)],
    );
  });
  return startPlayground();
}

function createPost(sender: Sender, onFatal: (error: Error) => void): Services['post'] {
  return async (channelId, card, { plain, key }): Promise<PostResult> => {
    const late = new Promise<PostResult>((resolve) =>
      setTimeout(() => resolve({ kind: 'unavailable', reason: 'it took too long' }), postTimeoutMs).unref(),
    );
    const posted = sender.send(channelId, renderCard(card, { plain }), shortHash(key, 25)).then(
      ({ messageId }): PostResult =>
        messageId === null
          ? { kind: 'unavailable', reason: 'the message was deleted at once' }
          : { kind: 'posted', messageId },
      (error: unknown): PostResult => {
        if (!(error instanceof SendError)) throw error;
        if (error.kind === 'unauthorized') onFatal(new RefusedError(error.message, { cause: error }));
        return error.kind === 'transient' || error.code === undefined
          ? { kind: 'unavailable', reason: error.message }
          : { kind: 'refused', code: error.code, reason: error.message };
      },
    );
    return Promise.race([posted, late]);
  };
}

interface Shell {
  log: Log;
  signal: AbortSignal;
  readiness: Readiness;
}

/** Tries until Discord answers: a second apart at first, a minute at most, since identifies are limited to 1,000 a day. */
async function connectPersistently(
  options: Parameters<typeof connect>[0],
  { log, signal, readiness }: Shell,
): Promise<Connection> {
  for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      readiness.set('gateway', 'connecting');
      return await connect(options);
    } catch (error) {
      if (error instanceof RefusedError || signal.aborted) throw error;
      readiness.set('gateway', `cannot connect: ${messageOf(error)}`);
      log.warn({ err: error, waitMs }, 'Cannot connect to Discord; trying again');
      await sleep(waitMs, signal);
    }
  }
}

async function registerPersistently(
  { rest, applicationId }: Connection,
  commands: readonly Command[],
  { log, signal, readiness }: Shell,
): Promise<void> {
  const bodies = commands.map((command) => command.data.toJSON());
  for (let waitMs = 1_000; !signal.aborted; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      const written = await registerCommands(rest, applicationId, bodies);
      readiness.set('commands', 'ok');
      log.info({ written, commands: bodies.length }, 'Commands are registered');
      return;
    } catch (error) {
      readiness.set('commands', `cannot be registered: ${messageOf(error)}`);
      log.warn({ err: error, waitMs }, 'Commands could not be registered; trying again');
      await sleep(waitMs, signal);
    }
  }
}

async function refreshRecord(
  record: ServedRecord,
  { log, readiness, metrics }: Pick<Shell, 'log' | 'readiness'> & { metrics: Metrics },
): Promise<void> {
  const refresh = await record.refresh();
  if (refresh.kind === 'swapped') {
    readiness.note('record', null);
    showRecord(record, metrics);
    log.info({ version: record.dataset().record.version }, 'The record has changed and is served anew');
  } else if (refresh.kind === 'refused') {
    const faults = refresh.error.faults.map(formatFault);
    readiness.note('record', `a change is refused, the record before it is served: ${faults.join('; ')}`);
    log.error({ faults }, 'A change of the record is refused; the record before it goes on being served');
  }
}

function showRecord(record: ServedRecord, metrics: Metrics): void {
  const { version, date } = record.dataset().record;
  metrics.record({ version, date: new Date(firstDay(date)) });
}

/** Resolves after the time, or as soon as the signal is given. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
