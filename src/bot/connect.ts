import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from '@discordjs/rest';
import { SimpleIdentifyThrottler, SimpleShardingStrategy, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { type APIInteraction, GatewayCloseCodes, GatewayDispatchEvents } from 'discord-api-types/v10';
import { hearOut } from './hear-out.ts';
import { RefusedError } from './refused-error.ts';

export type GatewayState = 'connecting' | 'ready' | 'lost';

export interface ConnectOptions {
  token: string;
  apiUrl: string;
  /** `auto`, or the shards that this process runs of a total. */
  shards: 'auto' | { first: number; last: number; total: number };
  onInteraction(interaction: APIInteraction): void;
  onState(state: GatewayState): void;
  /**
   * A shard is about to ask for a new session. Awaited, and given up when the signal says that the shard has closed;
   * must not reject.
   */
  onIdentify(shard: { isFirst: boolean }, signal: AbortSignal): Promise<void>;
  /** Discord refused for good; the process must end, since the library only goes idle. */
  onFatal(reason: string): void;
  /** Something went wrong that the connection recovers from by itself. */
  onTrouble(message: string, error?: unknown): void;
  /** Given when it is to be closed while it still connects; it rejects then, once it is. */
  signal: AbortSignal;
}

export interface Connection {
  applicationId: string;
  rest: REST;
  /** Every guild that the bot is in; null where this process runs only some of the shards. */
  readyGuilds: ReadonlySet<string> | null;
  /** Takes no more interactions; those that Discord has sent by then are handed over. */
  close(): Promise<void>;
}

/** Close codes after which Discord wants no reconnection (Discord, Gateway Close Event Codes). */
const fatalCloseCodes: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/**
 * Logs in with no intents and resolves when every shard is ready. It keeps nothing of what Discord sends, and does no
 * work per guild. Rejects with a RefusedError where trying again cannot help, with another error where it can.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { shards, token, apiUrl } = options;
  const rest = new REST({ version: '10', api: apiUrl, userAgentAppendix: 'Stakeout' }).setToken(token);
  let strategy: SimpleShardingStrategy | null = null;
  const manager = new WebSocketManager({
    token,
    intents: 0,
    rest,
    shardCount: shards === 'auto' ? null : shards.total,
    shardIds: shards === 'auto' ? null : { start: shards.first, end: shards.last },
    buildStrategy(made) {
      strategy = new SimpleShardingStrategy(made);
      return strategy;
    },
    buildIdentifyThrottler: (made) => createThrottler(made, options.onIdentify),
  });
  const seen = watch(manager, options);
  const close = async () => {
    seen.isClosing = true;
    if (strategy !== null) hearOut(strategy, seen.take);
    // A gateway that does not say goodbye must not keep the rest from being finished.
    await Promise.race([manager.destroy(), sleep(longestGoodbyeMs)]);
  };
  const connecting = manager.connect();
  try {
    await unlessAborted(connecting, options.signal);
    seen.isConnected = true;
    if (seen.lost.size === 0) options.onState('ready');
    return {
      applicationId: seen.applicationId,
      rest,
      readyGuilds: shards === 'auto' ? seen.guilds : null,
      close,
    };
  } catch (error) {
    connecting.catch(() => {});
    await close();
    if (seen.refusal !== null) throw new RefusedError(seen.refusal, { cause: error });
    throw refusalOf(error) ?? error;
  }
}

const longestGoodbyeMs = 3_000;

/** What the work comes to; rejects as soon as the signal is given. */
function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The refusal that the error of a request is; null where trying again may help. */
export function refusalOf(error: unknown): RefusedError | null {
  // The library forgets a token that was refused and from then on says only that it has none.
  const isRefusal = error instanceof Error && (error as { status?: unknown }).status === 401;
  return isRefusal ? new RefusedError(error.message, { cause: error }) : null;
}

/** Keeps the spacing that Discord asks for, and tells of each new session before it is asked for. */
async function createThrottler(manager: WebSocketManager, onIdentify: ConnectOptions['onIdentify']) {
  const { session_start_limit: limit } = await manager.fetchGatewayInformation();
  const throttler = new SimpleIdentifyThrottler(limit.max_concurrency);
  const identified = new Set<number>();
  return {
    async waitForIdentify(shardId: number, signal: AbortSignal) {
      await throttler.waitForIdentify(shardId, signal);
      const isFirst = !identified.has(shardId);
      identified.add(shardId);
      await onIdentify({ isFirst }, signal);
      // The shard asks for a session even after a signal, unless this rejects.
      signal.throwIfAborted();
    },
  };
}

/** What the shards have said so far. */
interface Seen {
  isConnected: boolean;
  isClosing: boolean;
  /** Hands an interaction over, once although two listen while it closes. */
  take(interaction: APIInteraction): void;
  applicationId: string;
  /** The guilds of all shards as they were when those were first ready. */
  guilds: Set<string>;
  lost: Set<number>;
  refusal: string | null;
}

function watch(manager: WebSocketManager, options: ConnectOptions): Seen {
  const last = new Set<string>();
  const seen: Seen = {
    isConnected: false,
    isClosing: false,
    take(interaction) {
      if (seen.isClosing && last.has(interaction.id)) return;
      if (seen.isClosing) last.add(interaction.id);
      options.onInteraction(interaction);
    },
    applicationId: '',
    guilds: new Set(),
    lost: new Set(),
    refusal: null,
  };
  const regain = (shardId: number) => {
    seen.lost.delete(shardId);
    if (seen.isConnected && seen.lost.size === 0) options.onState('ready');
  };
  manager.on(WebSocketShardEvents.Dispatch, ({ data: { t, d } }) => {
    if (t === GatewayDispatchEvents.InteractionCreate) seen.take(d as APIInteraction);
  });
  manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
    seen.applicationId = data.application.id;
    if (!seen.isConnected) for (const guild of data.guilds) seen.guilds.add(guild.id);
    regain(shardId);
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => regain(shardId));
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    seen.lost.add(shardId);
    if (!seen.isClosing) options.onState('lost');
    if (!fatalCloseCodes.has(code)) return;
    seen.refusal = `Discord closed the gateway for good with code ${code}`;
    if (seen.isConnected) options.onFatal(seen.refusal);
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => options.onTrouble('The gateway connection failed', error));
  return seen;
}
