import {
  type APIInteraction,
  Client,
  type CloseEvent,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  Options,
  type REST,
} from 'discord.js';

export type GatewayState = 'connecting' | 'ready' | 'lost';

export interface ConnectOptions {
  token: string;
  apiUrl: string;
  /** `auto`, or the shards that this process runs of a total. */
  shards: 'auto' | { first: number; last: number; total: number };
  onInteraction(interaction: APIInteraction): void;
  onState(state: GatewayState): void;
  /** Discord refused for good; the process must end, since the library only goes idle. */
  onFatal(reason: string): void;
  /** Something went wrong that the connection recovers from by itself. */
  onTrouble(message: string, error?: unknown): void;
}

export interface Connection {
  applicationId: string;
  rest: REST;
  /** Every guild that the bot is in; null where this process runs only some of the shards. */
  readyGuilds: ReadonlySet<string> | null;
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

/** Discord refused the token or the connection for good. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/**
 * Logs in with no intents and nothing cached, and resolves when every shard is ready.
 * Rejects with a RefusedError where trying again cannot help, with another error where it can.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { shards } = options;
  const client = new Client({
    intents: [],
    rest: { api: options.apiUrl, userAgentAppendix: 'Stakeout' },
    makeCache: Options.cacheWithLimits(emptyCaches),
    ...(shards === 'auto'
      ? { shards: 'auto' }
      : {
          shards: Array.from({ length: shards.last - shards.first + 1 }, (_, index) => shards.first + index),
          shardCount: shards.total,
        }),
  });
  client.on(Events.Raw, (packet: { t?: string; d?: unknown }) => {
    if (packet.t === GatewayDispatchEvents.InteractionCreate) options.onInteraction(packet.d as APIInteraction);
  });
  const lost = new Set<number>();
  const lose = (shardId: number) => {
    lost.add(shardId);
    options.onState('lost');
  };
  const regain = (shardId: number) => {
    lost.delete(shardId);
    if (lost.size === 0) options.onState('ready');
  };
  client.on(Events.ShardDisconnect, ({ code }: Pick<CloseEvent, 'code'>, shardId) => {
    lose(shardId);
    if (fatalCloseCodes.has(code)) options.onFatal(`Discord closed the gateway for good with code ${code}`);
  });
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardReady, regain);
  client.on(Events.ShardResume, regain);
  client.on(Events.ShardError, (error) => options.onTrouble('gateway connection failed', error));
  client.on(Events.Error, (error) => options.onTrouble('discord client failed', error));
  client.on(Events.Warn, (message) => options.onTrouble(message));

  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(options.token);
    const { application } = await ready;
    return {
      applicationId: application.id,
      rest: client.rest,
      readyGuilds: shards === 'auto' ? new Set(client.guilds.cache.keys()) : null,
      close: () => client.destroy(),
    };
  } catch (error) {
    await client.destroy();
    throw isRefusal(error) ? new RefusedError(describe(error), { cause: error }) : error;
  }
}

const emptyCaches = {
  ...Options.DefaultMakeCacheSettings,
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (code === 'TokenInvalid' || code === 'TokenMissing' || status === 401) return true;
  if (code === 'InvalidIntents' || code === 'DisallowedIntents' || code === 'ShardingRequired') return true;
  return /disallowed intents|invalid intents|sharding is required|invalid shard|invalid token/i.test(error.message);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
