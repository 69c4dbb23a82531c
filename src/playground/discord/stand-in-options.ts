/** How many requests a window of time takes. */
export interface RequestLimit {
  limit: number;
  windowMs: number;
}

/** Settings of a stand-in; every one has a default that behaves as Discord does. */
export interface StandInOptions {
  /** Default: a free port. */
  port?: number;
  /** The clock behind ids, time stamps, token lifetimes, the nonce window and rate limits. It must go forward. */
  now?: () => Date;
  token?: string;
  /** What the bot is called. */
  botName?: string;
  /** How long an interaction waits for its callback. */
  interactionTimeoutMs?: number;
  /** How long the token of an acknowledged interaction lives. */
  interactionLifetimeMs?: number;
  gatewayHeartbeatMs?: number;
  /** How long `enforce_nonce` remembers a message. */
  nonceWindowMs?: number;
  /** Messages per channel; null switches the limit off. */
  createMessageLimit?: RequestLimit | null;
  /** Any other route, per top-level resource; null switches the limit off. */
  routeLimit?: RequestLimit | null;
  /** All requests of the bot outside interactions; null switches the limit off. */
  globalLimit?: RequestLimit | null;
  /** Announcements published per channel; null switches the limit off. */
  crosspostLimit?: RequestLimit | null;
  /** Edits of one published announcement. */
  announcementEditLimit?: RequestLimit | null;
  /** Edits of messages older than an hour, per channel. Discord does not say how many; this many is a guess. */
  oldEditLimit?: RequestLimit | null;
  /** Changes of a channel's name. */
  renameLimit?: RequestLimit | null;
  /** Answers of 401, 403 and 429 (unless shared); one more and nothing is served for as long. */
  invalidRequestLimit?: RequestLimit | null;
  /** Threads of a guild that are not archived. */
  maxActiveThreads?: number;
  /** Guilds that one shard may have; a bot with more must shard. */
  maxGuildsPerShard?: number;
  /** Shards that may identify at once. */
  maxConcurrency?: number;
  /** New commands of the application or of a guild. */
  commandCreateLimit?: RequestLimit | null;
  /** Identifies of all shards; one too many ends every session and takes the token away. */
  identifyLimit?: RequestLimit | null;
  /**
   * How long a second identify has to wait (op 9 before). Discord waits 5 seconds; here it is off, so that a bot that
   * is started again for a test is not held up.
   */
  identifySpacingMs?: number;
  /** Privileged intents that the application was granted, as a bit set. */
  privilegedIntents?: number;
  /** How many requests `requests()` keeps. */
  requestLogSize?: number;
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<StandInOptions>;

/** Fills in what the caller left out. */
export function resolveOptions(options: StandInOptions): ResolvedOptions {
  return {
    port: 0,
    now: () => new Date(),
    botName: 'Stakeout',
    token: 'c3RhbmQtaW4.playground.not-a-real-token',
    interactionTimeoutMs: 3_000,
    interactionLifetimeMs: 15 * 60_000,
    gatewayHeartbeatMs: 41_250,
    nonceWindowMs: 3 * 60_000,
    createMessageLimit: { limit: 5, windowMs: 5_000 },
    routeLimit: { limit: 50, windowMs: 1_000 },
    globalLimit: { limit: 50, windowMs: 1_000 },
    crosspostLimit: { limit: 10, windowMs: 3_600_000 },
    announcementEditLimit: { limit: 3, windowMs: 3_600_000 },
    oldEditLimit: { limit: 30, windowMs: 3_600_000 },
    renameLimit: { limit: 2, windowMs: 600_000 },
    invalidRequestLimit: { limit: 10_000, windowMs: 600_000 },
    maxActiveThreads: 1000,
    maxGuildsPerShard: 2500,
    maxConcurrency: 1,
    commandCreateLimit: { limit: 200, windowMs: 86_400_000 },
    identifyLimit: { limit: 1000, windowMs: 86_400_000 },
    identifySpacingMs: 0,
    privilegedIntents: 0,
    requestLogSize: 20_000,
    ...options,
  };
}
