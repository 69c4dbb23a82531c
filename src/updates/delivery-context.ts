import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { GuildSettings, Subscription } from '../settings/guild-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Ledger } from './ledger.ts';
import type { Pending } from './pending.ts';
import type { Posted } from './post-batch.ts';
import type { Sender } from './sender.ts';

/** A pino logger, or whatever has as much of one. */
export interface UpdatesLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Makes the body of a message from the updates that it holds, in order. */
export type RenderUpdates = (input: {
  updates: readonly StatusUpdate[];
  settings: GuildSettings;
  subscription: Subscription;
}) => object;

/** A channel that refused a message. */
export interface RefusedChannel {
  guildId: string;
  channelId: string;
  channelType: number | undefined;
  code: number | undefined;
  reason: string;
  /** `paused`: it worked before; `given up`: it is not tried again. */
  state: 'paused' | 'still paused' | 'given up';
}

/** A message that stands in a channel, of which the ledger may not say so yet. */
export interface PostedBatch {
  guildId: string;
  subscription: Subscription;
  updates: readonly StatusUpdate[];
  messageId: string;
  postedIn: string;
}

export type DeliveryOutcome = 'done' | 'failed' | 'held';

/** What happened to one message of one channel; `lagMs` counts from when it was due. */
export interface DeliveryEvent {
  guildId: string;
  channelId: string;
  updateIds: readonly string[];
  outcome: DeliveryOutcome;
  lagMs: number;
  attempts: number;
  messageId?: string;
  /** Why it failed. */
  reason?: string;
}

/** What deliveries need, made once. */
export interface DeliveryParts {
  sender: Sender;
  settings: SettingsStore;
  render: RenderUpdates;
  updateCustomId: (updateId: string) => string;
  now: () => Date;
  /** Ends early when the signal is given. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
  log: UpdatesLog;
  /** How many channels are served at the same time; 100 if absent. */
  concurrency?: number;
  /** A channel refused a message: its admins should hear of it. What it rejects with is a fault of the store. */
  onRefused?: (channel: RefusedChannel) => Promise<void>;
  /** Makes durable what is to follow a message, before all of its rows are known as done. Told again, it adds what is new. */
  onPosted?: (posted: PostedBatch) => Promise<void>;
  /** Awaited before each request: rejects where another copy of the process may be posting. */
  mayPost?: () => Promise<void>;
  onDelivery?: (event: DeliveryEvent) => void;
  /** A message may be there twice now: it had to be sent again without looking. */
  onBlindResend?: () => void;
  /** Discord does not take the token any more. */
  onFatal: (error: Error) => void;
}

/** One round of deliveries. */
export interface DeliveryRound extends DeliveryParts {
  ledger: Ledger;
  pending: Pending;
  updates: ReadonlyMap<string, StatusUpdate>;
  /** What was posted and could not be written down yet, by channel and batch: it is not to be posted again. */
  unrecorded: Map<string, Posted>;
  signal: AbortSignal;
  tally: DeliveryTally;
}

export interface DeliveryTally {
  posted: number;
  failed: number;
  held: number;
  paused: number;
  resentBlind: number;
}
