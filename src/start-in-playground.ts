import { type Config, ConfigError } from './config.ts';
import { messageOf } from './lib/message-of.ts';
import type { Log } from './operations/create-log.ts';
import { createReadiness } from './operations/health.ts';
import { createHttpServer } from './operations/http-server.ts';
import type { Playground, PlaygroundOptions } from './playground/start-playground.ts';
import type { Running } from './start-stakeout.ts';

export interface StartInPlaygroundOptions {
  /** Runs the bot; the environment is that of this process. */
  bot: Omit<PlaygroundOptions['bot'], 'onEnd'>;
  /** Another Discord than the usual one. */
  discord?: NonNullable<PlaygroundOptions['discord']>;
  log: Log;
}

/** The bot ended while it was starting, and has said why. */
export class BotEndedError extends Error {
  /** The exit code that it ended with. */
  readonly code: number;

  constructor(code: number) {
    super(`The bot ended with exit code ${code} while it was starting`);
    this.name = 'BotEndedError';
    this.code = code;
  }
}

/** A running playground, for those who look behind its page. */
export interface RunningPlayground extends Running {
  playground: Playground;
  address: string;
}

/** Starts a make-believe Discord with its page, and the bot in it as a process of its own. Resolves once it answers. */
export async function startInPlayground(
  config: Pick<Config, 'datasetDir' | 'httpHost' | 'httpPort'>,
  { bot, discord, log }: StartInPlaygroundOptions,
): Promise<RunningPlayground> {
  const { startPlayground } = await import('./playground/start-playground.ts').catch((error: unknown) => {
    throw new ConfigError(
      ['DISCORD_TOKEN is not set, and there is no playground in this installation. Set DISCORD_TOKEN.'],
      [messageOf(error)],
    );
  });
  const playground = await startPlayground({
    record: readLater(config.datasetDir),
    ...(discord !== undefined && { discord }),
    bot: {
      ...bot,
      onEnd: ({ code, signal }) => log.error({ code, signal }, 'The bot has ended; the page can start it again'),
    },
  });
  const http = createHttpServer({
    readiness: { report: () => reportOn(playground) },
    metrics: { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: () => metricsOf(playground) },
    onError: (error) => log.error({ err: error }, 'A request to the playground failed'),
    refuse: playground.refuse,
    fallback: playground.handle,
  });
  const close = async () => {
    await http.close();
    await playground.close();
  };
  try {
    const port = await http.listen(config.httpHost, config.httpPort).catch((error: Error) => {
      throw new ConfigError([error.message]);
    });
    const host = config.httpHost.includes(':') ? `[${config.httpHost}]` : config.httpHost;
    const address = `http://${host}:${port}/`;
    log.info({ address }, `The playground is at ${address}`);
    const end = await playground.bot.start();
    if (end !== null) throw new BotEndedError(end.code ?? 1);
    return { playground, address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The record is read by the bot; the panel reads it too, but only once it is opened. */
function readLater(directory: string): PlaygroundOptions['record'] {
  let loading: Promise<PlaygroundOptions['record']> | null = null;
  const load = () => {
    loading ??= import('./start-record-controls.ts').then(({ createRecordControls }) =>
      createRecordControls(directory),
    );
    return loading;
  };
  return {
    datasetInfo: async () => (await load()).datasetInfo(),
    publishUpdate: async (update) => (await load()).publishUpdate(update),
  };
}

function reportOn({ bot, standIn }: Playground) {
  const readiness = createReadiness();
  readiness.set('bot', bot.isRunning() ? 'ok' : 'not running');
  readiness.set('gateway', standIn.sessions() > 0 ? 'ok' : 'not connected');
  readiness.set('commands', standIn.commands().length > 0 ? 'ok' : 'not yet');
  return readiness.report();
}

/** The numbers of the bot, which serves them on a port of its own. */
async function metricsOf({ bot }: Playground): Promise<string> {
  const address = bot.address();
  return address === null ? '# The bot is not running\n' : (await fetch(new URL('metrics', address))).text();
}
