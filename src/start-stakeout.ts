import type { AskServices } from '../commands/services.ts';
import { createAnswerer } from './answers/ask/create-answerer.ts';
import type { Command, Components, MessageCommand, Services } from './bot/command.ts';
import { RefusedError } from './bot/connect.ts';
import { createFollowUpRest, createPostingRest, createResponder } from './bot/create-rest.ts';
import { createDispatch } from './bot/dispatch.ts';
import { type Config, ConfigError } from './config.ts';
import { serveRecord } from './dataset/served-record.ts';
import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import { createReadiness } from './operations/health.ts';
import { createHttpServer } from './operations/http-server.ts';
import { createMetrics } from './operations/metrics.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { connectPersistently, registerPersistently } from './start-connection.ts';
import { createPost } from './start-post.ts';
import { showRecord } from './start-record.ts';
import { startStore } from './start-store.ts';
import { startUpdates } from './start-updates.ts';
import { createFollowUpSender } from './updates/follow-up-sender.ts';
import { createSender } from './updates/sender.ts';

export interface StartOptions {
  commands: readonly Command<AskServices>[];
  messageCommands: readonly MessageCommand<AskServices>[];
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

  const store = await startStore(config.storeUrl, { log, readiness, metrics });
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
  const followUpSender = createFollowUpSender(createFollowUpRest(apiUrl, token));
  let wakeUpdates: Services['wake'] = () => {};
  const answererOf = oncePer(createAnswerer);
  answererOf(record.dataset());
  const services: AskServices = {
    answerer: () => answererOf(record.dataset()),
    dataset: record.dataset,
    names: record.names,
    settings,
    store,
    wake: (guildId, channelId) => wakeUpdates(guildId, channelId),
    now,
    post: createPost(sender, onFatal),
  };

  const inFlight = new Set<Promise<void>>();
  const dispatch = createDispatch({
    commands: options.commands,
    messageCommands: options.messageCommands,
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

  const registered = [...options.commands, ...options.messageCommands];
  void registerPersistently(connection, registered, { log, signal, readiness });

  const updates = await startUpdates({
    config,
    connection,
    record,
    store,
    settings,
    sender,
    followUpSender,
    log,
    signal,
    readiness,
    metrics,
    onFatal,
  });
  wakeUpdates = updates.wake;

  return {
    async close() {
      await updates.stop();
      await Promise.allSettled(inFlight);
      await connection.close();
      await http.close();
      await playground?.close();
      await store.close();
      log.info('Stopped');
    },
  };
}

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

/** Makes a value for each object once; it is let go with the object. */
function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
