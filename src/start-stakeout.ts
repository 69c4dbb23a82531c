import { type Config, ConfigError } from './config.ts';
import { serveRecord } from './dataset/served-record.ts';
import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import { createReadiness } from './operations/health.ts';
import { createHttpServer } from './operations/http-server.ts';
import { createMetrics } from './operations/metrics.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { type BotCommands, type RunningBot, startBot } from './start-bot.ts';
import { createControls } from './start-controls.ts';
import { showRecord } from './start-record.ts';
import { startStore } from './start-store.ts';

export interface StartOptions extends BotCommands {
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
  const { log } = options;
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const readiness = createReadiness(['record', 'store', 'gateway', 'commands']);
  const metrics = createMetrics({ now, measureProcess: true });

  const record = await serveRecord(config.datasetDir);
  readiness.set('record', 'ok');
  showRecord(record, metrics);

  const store = await startStore(config.storeUrl, { log, readiness, metrics });
  const settings = createSettingsStore(store.guild, {
    onDamaged: (error) => log.error({ guildId: error.guildId }, error.message),
  });

  let bot: RunningBot | null = null;
  const start = async () => {
    bot = await startBot({ ...options, config, token, apiUrl, record, store, settings, readiness, metrics, now });
  };
  const stop = async () => {
    const running = bot;
    bot = null;
    await running?.close();
  };
  const controls = createControls({
    directory: config.datasetDir,
    record,
    bot: { isRunning: () => bot !== null, start, stop, tick: async () => bot?.tick() },
    clock: {
      offsetMs: () => offsetMs,
      move: (next) => {
        offsetMs = next;
      },
    },
  });
  const playground = config.discordToken === null ? await openPlayground(controls) : null;
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

  await start();

  return {
    async close() {
      await stop();
      await http.close();
      await playground?.close();
      await store.close();
      log.info('Stopped');
    },
  };
}

/** The playground is only loaded where it is used: it is left out of the production image. */
async function openPlayground(controls: ReturnType<typeof createControls>) {
  const { startPlayground } = await import('./playground/start-playground.ts').catch((error: unknown) => {
    throw new ConfigError(
      ['DISCORD_TOKEN is not set, and there is no playground in this installation. Set DISCORD_TOKEN.'],
      [messageOf(error)],
    );
  });
  return startPlayground({ controls });
}
