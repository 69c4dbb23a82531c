import type { Command, MessageCommand } from './bot/command.ts';
import { type Connection, type ConnectOptions, connect, refusalOf } from './bot/connect.ts';
import { createIdentifyGate, type IdentifyGate } from './bot/create-identify-gate.ts';
import { createFollowUpRest } from './bot/create-rest.ts';
import { RefusedError } from './bot/refused-error.ts';
import { registerCommands } from './bot/register-commands.ts';
import { messageOf } from './lib/message-of.ts';
import { sleep } from './lib/sleep.ts';
import type { Log } from './operations/create-log.ts';
import type { GatewayMonitor } from './operations/gateway-monitor.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Store } from './settings/store.ts';

interface Shell {
  log: Log;
  signal: AbortSignal;
  readiness: Readiness;
}

export interface ConnectShell extends Shell {
  monitor: GatewayMonitor;
  metrics: Metrics;
  memory: Store['start'];
}

/** Tries until Discord answers: a second apart at first, a minute at most, and no faster than its limit on new sessions allows. */
export async function connectPersistently(
  options: Omit<ConnectOptions, 'onIdentify' | 'onState' | 'signal'>,
  { log, signal, monitor, metrics, memory }: ConnectShell,
): Promise<Connection> {
  const { shards } = options;
  const gate = createIdentifyGate({
    rest: createFollowUpRest(options.apiUrl, options.token),
    memory,
    key: shards === 'auto' ? shards : `${shards.first}-${shards.last}/${shards.total}`,
    now: () => new Date(),
    sleep,
    onLimit: ({ remaining }) => metrics.identifiesLeft(remaining),
    onWait(waitMs, reason) {
      const until = new Date(Date.now() + waitMs).toISOString();
      monitor.set('waiting', `waiting to connect until ${until}: ${reason}`);
      log.warn({ waitMs, until, reason }, 'Waiting to connect, so as not to use up the sessions that Discord allows');
    },
    onTrouble: (message, error) => log.warn({ err: error }, message),
  });
  const connecting: ConnectOptions = {
    ...options,
    signal,
    onState(state) {
      if (state === 'lost') metrics.gatewayReconnect();
      monitor.set(state === 'lost' ? 'resuming' : state);
    },
    onIdentify: ({ isFirst }, closed) => passAgain(gate, { isFirst, closed, monitor, metrics, log }),
  };
  for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      monitor.set('connecting');
      await gate.pass(shards === 'auto' ? shards : shards.last - shards.first + 1, signal);
      monitor.set('connecting');
      return await connect(connecting);
    } catch (error) {
      const refusal = error instanceof RefusedError ? error : refusalOf(error);
      if (refusal !== null) throw refusal;
      if (signal.aborted) throw error;
      monitor.set('connecting', `cannot connect: ${messageOf(error)}`);
      log.warn({ err: error, waitMs }, 'Cannot connect to Discord; trying again');
      await sleep(waitMs, signal);
    }
  }
}

/** The first sessions of the shards were asked for together; one that a shard needs later is asked for by itself. */
async function passAgain(
  gate: IdentifyGate,
  at: { isFirst: boolean; closed: AbortSignal; monitor: GatewayMonitor; metrics: Metrics; log: Log },
): Promise<void> {
  if (!at.isFirst)
    await gate.pass(1, at.closed).then(
      () => at.monitor.set('resuming'),
      (error: unknown) => {
        if (!at.closed.aborted) at.log.warn({ err: error }, 'It could not be asked how many sessions Discord allows');
      },
    );
  if (at.closed.aborted) return;
  await gate.note();
  at.metrics.gatewayIdentify();
}

/** Registers the commands, trying until Discord has taken them. */
export async function registerPersistently(
  { rest, applicationId }: Connection,
  commands: readonly Pick<Command | MessageCommand, 'data'>[],
  { log, signal, readiness, onFatal }: Shell & { onFatal(error: Error): void },
): Promise<void> {
  const bodies = commands.map((command) => command.data.toJSON());
  for (let waitMs = 1_000; !signal.aborted; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      const written = await registerCommands(rest, applicationId, bodies);
      readiness.set('commands', 'ok');
      log.info({ written, commands: bodies.length }, 'Commands are registered');
      return;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null) return onFatal(refusal);
      readiness.set('commands', `cannot be registered: ${messageOf(error)}`);
      log.warn({ err: error, waitMs }, 'Commands could not be registered; trying again');
      await sleep(waitMs, signal);
    }
  }
}
