import type { Command, MessageCommand } from './bot/command.ts';
import { type Connection, connect, RefusedError } from './bot/connect.ts';
import { registerCommands } from './bot/register-commands.ts';
import { messageOf } from './lib/message-of.ts';
import { sleep } from './lib/sleep.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';

interface Shell {
  log: Log;
  signal: AbortSignal;
  readiness: Readiness;
}

/** Tries until Discord answers: a second apart at first, a minute at most, since identifies are limited to 1,000 a day. */
export async function connectPersistently(
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

/** Registers the commands, trying until Discord has taken them. */
export async function registerPersistently(
  { rest, applicationId }: Connection,
  commands: readonly Pick<Command | MessageCommand, 'data'>[],
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
