import type { APIApplicationCommand, APIAttachment, APIMessage, APIUser, UserFlags } from 'discord-api-types/v10';
import type { StandInEvent } from '../stand-in.ts';
import type { ResolvedOptions } from '../stand-in-options.ts';
import { createSnowflakes } from './create-snowflakes.ts';
import type { Webhook } from './webhook.ts';

// The enum has no name for an empty set.
const noFlags = 0 as UserFlags;

/** Allowed and denied rights of one role (0) or member (1) in one channel. */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  /** Set on the role that Discord manages for the bot. */
  botId: string | null;
}

export interface Member {
  userId: string;
  roles: string[];
  joinedAt: string;
  timedOutUntil: string | null;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  features: string[];
  locale: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  unavailable: boolean;
  publicUpdatesChannelId: string | null;
}

export interface ThreadState {
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  createdAt: string;
  changedAt: string;
}

/** A tag that posts of a forum can have. */
export interface ForumTag {
  id: string;
  name: string;
  moderated: boolean;
  emoji_id: null;
  emoji_name: null;
}

export interface StoredMessage {
  message: APIMessage;
  /** The only user who can see it, for ephemeral ones. */
  visibleTo: string | null;
  createdAtMs: number;
}

export interface Channel {
  id: string;
  type: number;
  guildId: string | null;
  name: string;
  parentId: string | null;
  position: number;
  flags: number;
  overwrites: Overwrite[];
  /** The other side of a DM. */
  recipientId: string | null;
  ownerId: string | null;
  thread: ThreadState | null;
  appliedTags: string[];
  /** Of a forum. */
  availableTags: ForumTag[];
  /** In the order they were sent. */
  messages: Map<string, StoredMessage>;
}

/** An event for the bot; sessions without one of `intents` do not get it (0: everybody does). */
export interface Dispatch {
  t: string;
  d: unknown;
  guildId: string | null;
  intents: number;
}

/** Everything the stand-in knows, and the two wires out of it: to the bot (`dispatch`) and to whoever watches. */
export interface World {
  options: ResolvedOptions;
  now(): Date;
  nextId(): string;
  applicationId: string;
  bot: APIUser;
  users: Map<string, APIUser>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  /** Global and guild commands by id. */
  commands: Map<string, APIApplicationCommand>;
  /** Users who installed the app for themselves. */
  installedFor: Set<string>;
  /** Uploaded files by the path they are served from. */
  files: Map<string, { bytes: Uint8Array; type: string }>;
  /** Who reacted, by message and emoji. */
  reactions: Map<string, Map<string, Set<string>>>;
  webhooks: Map<string, Webhook>;
  /** Files that people added to commands, by id. */
  uploads: Map<string, APIAttachment>;
  /** Enforced nonces of the last minutes and the messages they made. Only the bot sends them: they need no author. */
  nonces: Map<string, { channelId: string; messageId: string; atMs: number }>;
  commandsRegistered: boolean;
  /** Discord took the token away, for too many identifies. */
  isTokenReset: boolean;
  baseUrl: string;
  watchers: Set<(event: StandInEvent) => void>;
  dispatchers: Set<(event: Dispatch) => void>;
  publish(event: StandInEvent): void;
  dispatch(event: Dispatch): void;
}

/** An empty world with one bot in it. */
export function createWorld(options: ResolvedOptions): World {
  const nextId = createSnowflakes(options.now);
  const applicationId = nextId();
  const botId = nextId();
  const bot: APIUser = {
    id: botId,
    username: options.botName,
    discriminator: '0000',
    global_name: null,
    avatar: null,
    bot: true,
    public_flags: noFlags,
    flags: noFlags,
    primary_guild: null,
  };
  const watchers: World['watchers'] = new Set();
  const dispatchers: World['dispatchers'] = new Set();
  return {
    options,
    now: options.now,
    nextId,
    applicationId,
    bot,
    users: new Map([[botId, bot]]),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    installedFor: new Set(),
    files: new Map(),
    reactions: new Map(),
    webhooks: new Map(),
    uploads: new Map(),
    nonces: new Map(),
    commandsRegistered: false,
    isTokenReset: false,
    baseUrl: '',
    watchers,
    dispatchers,
    publish: (event) => {
      for (const watcher of watchers) watcher(event);
    },
    dispatch: (event) => {
      for (const dispatcher of dispatchers) dispatcher(event);
    },
  };
}
