import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { Config } from './config.ts';
import type { BotMessage } from './playground/bot-process.ts';
import type { Running, StartOptions } from './start-stakeout.ts';

// Compiled code is kept for the next start. What is imported ahead of this is not, so the rest is imported after it.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { RefusedError } = await import('./bot/refused-error.ts');
const { ConfigError, parseConfig } = await import('./config.ts');
const { formatFault, RecordError } = await import('./dataset/record-fault.ts');
const { messageOf } = await import('./lib/message-of.ts');
const { createLog } = await import('./operations/create-log.ts');
const { createInteractionContext } = await import('./operations/interaction-context.ts');
const { createRedactor } = await import('./operations/redact.ts');
const { DamagedEntryError } = await import('./settings/damaged-entry-error.ts');
const { StoreError } = await import('./settings/store-error.ts');
const { BotEndedError, startInPlayground } = await import('./start-in-playground.ts');
const { isCron } = await import('./updates/schedule.ts');

/** Exit codes (design, section 1.1), after sysexits.h. */
const exitCodes = { ok: 0, failure: 1, record: 65, refused: 69, store: 74, configuration: 78 } as const;

/** Work in flight has this long to finish after SIGTERM or SIGINT. */
const stopTimeoutMs = 10_000;

/** The second word of the command line: another thing to do than to serve. */
const [, main = '', mode, ...rest] = process.argv;
const modes: Readonly<Record<string, () => Promise<void>>> = {
  'check-data': checkData,
  'copy-store': () => runOrEnd(async () => (await import('./start-store-copy.ts')).runStoreCopy(rest, print)),
  'backup-store': () =>
    runOrEnd(async () => (await import('./start-store-backup.ts')).runStoreBackup(rest, readConfig().storeUrl, print)),
};
await (modes[mode ?? ''] ?? serve)();

async function serve(): Promise<void> {
  const config = readConfig();
  const log = createLog({
    level: config.logLevel,
    format: config.logFormat,
    secrets: config.discordToken === null ? [] : [config.discordToken],
    now: () => new Date(),
    write: (line) => void process.stdout.write(line),
  });
  const isUnderPlayground = mode === 'under-playground';
  if (!isUnderPlayground) for (const warning of config.warnings) log.warn(warning);

  const context = createInteractionContext();
  const fail = (error: unknown): never => {
    if (explain(error).code === exitCodes.failure)
      log.fatal({ err: error, ...context.current() }, 'The process ends on an error that it does not know');
    return end(error);
  };
  const stopping = new AbortController();
  let starting: Promise<Running> | null = null;
  const stop = async (signal: string) => {
    if (stopping.signal.aborted) return;
    log.info({ signal }, 'Stopping');
    stopping.abort();
    setTimeout(() => process.exit(exitCodes.ok), stopTimeoutMs - 500).unref();
    // Some of it may be up: a start that is told to stop ends soon, in one way or the other.
    const running = await starting?.catch(() => null);
    await running?.close().catch(fail);
    process.exit(exitCodes.ok);
  };
  // Whoever read the log is gone; the bot goes on without them.
  process.stdout.on('error', () => {});
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (error) => {
    log.error({ err: error, ...context.current() }, 'A promise was rejected and nobody looked');
    // Nobody knows what was written: the next start reads what is there.
    if (error instanceof StoreError && !(error instanceof DamagedEntryError)) fail(error);
  });
  process.on('uncaughtException', fail);
  const playground = isUnderPlayground ? followPlayground(stop) : null;

  try {
    const { discordToken } = config;
    starting =
      discordToken === null
        ? startInPlayground(config, {
            bot: { command: process.execPath, args: [main, 'under-playground'], env: process.env },
            log,
          })
        : startBot(
            { ...config, discordToken },
            {
              log,
              context,
              now: playground?.now ?? (() => new Date()),
              onListening(address) {
                if (playground === null) log.info({ address }, 'Health and metrics are served');
                else playground.tell({ address });
              },
              signal: stopping.signal,
              onFatal: fail,
            },
          );
    await starting;
    playground?.tell({ ready: true });
    // A process that is killed would keep nothing.
    flushCompileCache();
  } catch (error) {
    if (!stopping.signal.aborted) fail(error);
  }
}

/** Loaded here and not above: a playground, which runs this in another process, need not wait for it. */
async function startBot(
  config: Config & { discordToken: string },
  options: Omit<StartOptions, 'commands' | 'messageCommands' | 'components'>,
): Promise<Running> {
  const [{ startStakeout }, { commands, components, messageCommands }] = await Promise.all([
    import('./start-stakeout.ts'),
    import('../commands/index.ts'),
  ]);
  return startStakeout(config, { ...options, commands, messageCommands, components });
}

/** The channel to the playground that started this process: it moves the clock, and without it there is no bot. */
function followPlayground(stop: (reason: string) => void) {
  let offsetMs = Number(rest[0] ?? 0);
  process.on('message', (message: { clockOffsetMs: number }) => {
    offsetMs = message.clockOffsetMs;
  });
  process.on('disconnect', () => stop('disconnect'));
  return {
    now: () => new Date(Date.now() + offsetMs),
    tell: (message: BotMessage) => void process.send?.(message),
  };
}

function readConfig(): Config {
  try {
    return parseConfig(process.env, { isCron, isTerminal: process.stdout.isTTY === true });
  } catch (error) {
    return end(error);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runOrEnd(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    end(error);
  }
}

/** Prints what the record holds, or everything that is wrong with it. */
async function checkData(): Promise<void> {
  await runOrEnd(async () => {
    const { loadDataset } = await import('./dataset/load-dataset.ts');
    const { claims, updates, people, characters, credits, places, sources, topics, beats } = await loadDataset(
      readConfig().datasetDir,
    );
    const films = [...credits.values()].filter(({ type }) => type !== 'novel').length;
    const counts = { claims, topics, updates, people, characters, places, 'plot beats': beats, sources };
    for (const [name, entries] of Object.entries(counts)) print(`${entries.size} ${name}`);
    print(`${films} films and series\n0 faults`);
  });
}

/** Ends the process with the code and the words that the error calls for. */
function end(error: unknown): never {
  const { code, text } = explain(error);
  if (text !== '') process.stderr.write(`${createRedactor([process.env.DISCORD_TOKEN ?? ''])(text)}\n`);
  process.exit(code);
}

function explain(error: unknown): { code: number; text: string } {
  if (error instanceof ConfigError) return { code: exitCodes.configuration, text: error.message };
  if (error instanceof RecordError)
    return {
      code: exitCodes.record,
      text: [`${error.message}. Mend every line below, then start again:`, ...error.faults.map(formatFault)].join('\n'),
    };
  if (error instanceof StoreError) return { code: exitCodes.store, text: error.message };
  if (error instanceof RefusedError)
    return {
      code: exitCodes.refused,
      text: `Discord refused for good: ${error.message}. Check DISCORD_TOKEN (Discord Developer Portal, your application, Bot, Reset Token) and SHARDS.`,
    };
  // The bot is a process of its own there, and has said why.
  if (error instanceof BotEndedError) return { code: error.code, text: '' };
  return { code: exitCodes.failure, text: `Ended on an error that is not known: ${messageOf(error)}` };
}
