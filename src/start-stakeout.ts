import { type Config, ConfigError } from './config.ts';
import { loadLearnt } from './dataset/load-learnt.ts';
import { serveRecord } from './dataset/served-record.ts';
import type { Log } from './operations/create-log.ts';
import { createWatchdog } from './operations/create-watchdog.ts';
import { createReadiness } from './operations/health.ts';
import { createHttpServer } from './operations/http-server.ts';
import type { InteractionContext } from './operations/interaction-context.ts';
import { createMetrics } from './operations/metrics.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { type BotCommands, startBot } from './start-bot.ts';
import { createDamageReport } from './start-damage.ts';
import { showRecord } from './start-record.ts';
import { startStore } from './start-store.ts';

export interface StartOptions extends BotCommands {
  log: Log;
  context: InteractionContext;
  now(): Date;
  /** Told where health and metrics are served, before the bot connects. */
  onListening(address: string): void;
  /** Given when the process is to stop while it is still starting. */
  signal: AbortSignal;
  onFatal(error: Error): void;
}

export interface Running {
  /** Finishes what is in flight, then closes everything. */
  close(): Promise<void>;
}

/** Starts everything in order and resolves when interactions are answered. Rejects with what the process should end on. */
export async function startStakeout(
  config: Config & { discordToken: string },
  options: StartOptions,
): Promise<Running> {
  const { log, now, onFatal } = options;
  const clock = () => performance.now();
  const readiness = createReadiness(['record', 'store', 'gateway', 'commands']);
  const metrics = createMetrics({ now, measureProcess: true, isReady: () => readiness.report().ready });
  const watchdog = createWatchdog({ clock });

  const record = await serveRecord(config.datasetDir);
  readiness.set('record', 'ok');
  showRecord(record, metrics);

  const store = await startStore(config.storeUrl, { log, readiness, metrics, clock, onFatal });
  const damage = createDamageReport({ log, readiness, metrics });
  const settings = createSettingsStore(store.guild, {
    onDamaged: (error) => damage.damaged(`guild ${error.guildId}`, error.message),
    exclusive: store.exclusive,
  });

  const http = createHttpServer({
    readiness,
    watchdog,
    metrics,
    onError: (error) => log.error({ err: error }, 'A request to the health server failed'),
  });
  const port = await http.listen(config.httpHost, config.httpPort).catch((error: Error) => {
    throw new ConfigError([error.message]);
  });
  options.onListening(`http://${config.httpHost.includes(':') ? `[${config.httpHost}]` : config.httpHost}:${port}/`);

  const learnt = await loadLearnt();
  const { discordToken: token, discordApiUrl: apiUrl } = config;
  const bot = await startBot({
    ...options,
    config,
    token,
    apiUrl,
    record,
    store,
    settings,
    damage,
    readiness,
    metrics,
    watchdog,
    learnt,
  });

  return {
    async close() {
      readiness.set('process', 'stopping');
      await bot.close();
      await http.close();
      await store.close();
      log.info('Stopped');
    },
  };
}
