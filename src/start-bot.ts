import type { AskServices } from '../commands/services.ts';
import { createAnswerer } from './answers/ask/create-answerer.ts';
import { type Learnt, parseLearnt } from './answers/ask/learnt.ts';
import type { Command, Components, MessageCommand, Services } from './bot/command.ts';
import { createResponder } from './bot/create-responder.ts';
import { createFollowUpRest, createPostingPace, createPostingRest, retractMessage } from './bot/create-rest.ts';
import { createDispatch } from './bot/dispatch.ts';
import { observeRest } from './bot/observe-rest.ts';
import { RefusedError } from './bot/refused-error.ts';
import type { Config } from './config.ts';
import type { Dataset } from './dataset/dataset.ts';
import type { LearntBytes } from './dataset/load-learnt.ts';
import type { ServedRecord } from './dataset/served-record.ts';
import { oncePer } from './lib/once-per.ts';
import { sleep } from './lib/sleep.ts';
import type { Log } from './operations/create-log.ts';
import type { Watchdog } from './operations/create-watchdog.ts';
import { createGatewayMonitor } from './operations/gateway-monitor.ts';
import type { Readiness } from './operations/health.ts';
import type { InteractionContext } from './operations/interaction-context.ts';
import type { Metrics } from './operations/metrics.ts';
import { createRecentSettings } from './settings/recent-settings.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Store } from './settings/store.ts';
import { connectPersistently, registerPersistently } from './start-connection.ts';
import type { DamageReport } from './start-damage.ts';
import { createPost } from './start-post.ts';
import { createFollowUpSender } from './updates/follow-up-sender.ts';
import { createSender } from './updates/sender.ts';

/** What the bot answers with. */
export interface BotCommands {
  commands: readonly Command<AskServices>[];
  messageCommands: readonly MessageCommand<AskServices>[];
  components: Record<string, Components>;
}

export interface StartBotOptions extends BotCommands {
  config: Config;
  token: string;
  apiUrl: string;
  record: ServedRecord;
  store: Store;
  /** The files of what `/ask` learnt. */
  learnt: LearntBytes;
  settings: SettingsStore;
  damage: DamageReport;
  log: Log;
  context: InteractionContext;
  readiness: Readiness;
  metrics: Metrics;
  watchdog: Watchdog;
  now: () => Date;
  /** Given when the process is to stop while it is still starting. */
  signal: AbortSignal;
  onFatal(error: Error): void;
}

export interface RunningBot {
  /** Finishes what is in flight, then leaves Discord. */
  close(): Promise<void>;
}

/** A guild's setting is read anew after so long, in case another copy of the bot has changed it. */
const spoilersFreshMs = 10_000;
const mostGuildsKnown = 10_000;

/**
 * What answers plain questions is drawn up when everything else is answered already, and before the first of them is
 * likely to come: it takes some tenths of a second.
 */
const prepareAfterMs = 1_000;
const loadUpdatesAfterMs = 1_000;

/** Logs in to Discord and resolves when interactions are answered and updates are looked for. */
export async function startBot(options: StartBotOptions): Promise<RunningBot> {
  const { config, token, apiUrl, record, store, log, readiness, metrics, watchdog, now, signal, onFatal } = options;
  const { learnt: learntBytes } = options;
  const observer = { onWait: metrics.rateLimitWait, onRefusal: metrics.rateLimited };
  const pace = createPostingPace();
  const sender = createSender(createPostingRest(apiUrl, token, { observer, pace }));
  const followUpRest = createFollowUpRest(apiUrl, token, observer);
  const followUpSender = createFollowUpSender(followUpRest);
  const retract: Services['retract'] = async ({ messageId, postedIn }) => {
    const done = await retractMessage(followUpRest, postedIn, messageId);
    log.warn(
      { channelId: postedIn, messageId, done },
      'A first message was taken back: its subscription was not saved',
    );
  };
  const { settings, recent: spoilersOf } = createRecentSettings(options.settings, {
    clock: () => performance.now(),
    freshMs: spoilersFreshMs,
    most: mostGuildsKnown,
    keep: ({ spoilers }) => spoilers,
  });
  let wakeUpdates: Services['wake'] = () => {};
  let forgetGuild: Services['forgetGuild'] = () => {};
  let learnt: Learnt | undefined;
  const answererOf = oncePer((dataset: Dataset) => {
    learnt ??= parseLearnt(learntBytes);
    return createAnswerer(dataset, learnt);
  });
  const services: AskServices = {
    answerer: () => answererOf(record.dataset()),
    dataset: record.dataset,
    names: record.names,
    settings,
    store,
    wake: (guildId, channelId) => wakeUpdates(guildId, channelId),
    forgetGuild: (guildId) => forgetGuild(guildId),
    now,
    post: createPost({ sender, retract, onFatal }),
    retract,
  };

  const inFlight = new Set<Promise<void>>();
  const dispatch = createDispatch({
    commands: options.commands,
    messageCommands: options.messageCommands,
    components: options.components,
    services,
    respond: createResponder(apiUrl),
    spoilersOf,
    observe(handled) {
      const { command, outcome, durationMs, error, ...details } = handled;
      metrics.interaction({ command, outcome, seconds: durationMs / 1000 });
      const line = { ...details, command, outcome, durationMs: Math.round(durationMs * 10) / 10 };
      if (error === undefined) log.info(line, 'Interaction');
      else log.error({ ...line, err: error }, 'Interaction failed');
    },
    clock: () => performance.now(),
  });

  const finishInteractions = async () => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight);
  };
  const monitor = createGatewayMonitor({ readiness, metrics, watchdog });
  const connection = await connectPersistently(
    {
      token,
      apiUrl,
      shards: config.shards,
      onInteraction(interaction) {
        const ids = { interactionId: interaction.id, guildId: interaction.guild_id ?? null };
        const work = options.context.run(ids, () => dispatch(interaction)).finally(() => inFlight.delete(work));
        inFlight.add(work);
      },
      onFatal: (reason) => onFatal(new RefusedError(reason)),
      onTrouble: (message, error) => log.warn({ err: error }, message),
    },
    { log, signal, readiness, monitor, metrics, memory: store.start },
  ).catch(async (error: unknown) => {
    // Told to stop while some shards were ready: those had taken interactions.
    await finishInteractions();
    throw error;
  });
  observeRest(connection.rest, observer);
  log.info({ applicationId: connection.applicationId }, 'Connected to Discord');

  const registered = [...options.commands, ...options.messageCommands];
  const registration = registerPersistently(connection, registered, { log, signal, readiness, onFatal });
  void registration.then(() => setTimeout(services.answerer, prepareAfterMs).unref());

  /** Interactions are answered by now: what posts is loaded when that is said, or Discord is slow to take the commands. */
  const start = async () => {
    await Promise.race([registration, sleep(loadUpdatesAfterMs, signal)]);
    if (signal.aborted) return null;
    const { startUpdates } = await import('./start-updates.ts');
    const updates = await startUpdates({
      config,
      connection,
      record,
      store,
      settings,
      damage: options.damage,
      createSender: (maySend) => createSender(createPostingRest(apiUrl, token, { observer, pace, maySend })),
      followUpSender,
      log,
      signal,
      readiness,
      metrics,
      watchdog,
      now,
      onRecord: services.answerer,
      onFatal,
    });
    wakeUpdates = updates.wake;
    forgetGuild = updates.forgetGuild;
    return updates;
  };
  const updates = start();
  updates.catch(onFatal);

  return {
    async close() {
      await Promise.all([connection.close(), updates.then((started) => started?.stop())]);
      await finishInteractions();
      monitor.set('closed');
    },
  };
}
