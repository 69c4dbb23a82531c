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
    token: 'c3RhbmQtaW4.playground.not-a-real-token',
    interactionTimeoutMs: 3_000,
    interactionLifetimeMs: 15 * 60_000,
    gatewayHeartbeatMs: 41_250,
    nonceWindowMs: 3 * 60_000,
    createMessageLimit: { limit: 5, windowMs: 5_000 },
    routeLimit: { limit: 50, windowMs: 1_000 },
    globalLimit: { limit: 50, windowMs: 1_000 },
    privilegedIntents: 0,
    requestLogSize: 20_000,
    ...options,
  };
}
