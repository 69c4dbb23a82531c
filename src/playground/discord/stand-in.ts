import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIGuild,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';
import type { WorldSnapshot } from './world/world-snapshot.ts';

/** An option as a Discord client sends it: subcommands carry `options`, the others a `value`. */
export interface CommandOption {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: CommandOption[];
}

/** Who acts where. `channelId` may be a guild channel, a thread or a DM. */
export interface Actor {
  userId: string;
  channelId: string;
  locale?: string;
}

/** What became of an interaction, as the acting user's client would see it. */
export type InteractionOutcome =
  | { kind: 'message'; message: APIMessage }
  | { kind: 'deferred'; messageId: string | null }
  | { kind: 'updated'; message: APIMessage }
  | { kind: 'choices'; choices: APIApplicationCommandOptionChoice[] }
  | { kind: 'modal'; modal: APIModalInteractionResponseCallbackData }
  /** Three seconds went by without a callback: "The application did not respond". */
  | { kind: 'timeout' }
  /** Discord itself refuses before the bot is asked: no permission to use it, unknown command, … */
  | { kind: 'refused'; reason: string };

/** One REST request that the stand-in served, in order. */
export interface RequestRecord {
  at: string;
  method: string;
  /** From `/api/v10` on, without that prefix; the query is kept. */
  path: string;
  headers: Record<string, string>;
  /** The JSON body, or the `payload_json` of a multipart one. */
  body: unknown;
  status: number;
  response: unknown;
  /** A fault gave the answer, with a body of its own: it need not be one that Discord would give. */
  scripted?: true;
}

export type StandInEvent =
  | { type: 'message-create' | 'message-update'; channelId: string; message: APIMessage; visibleTo: string | null }
  | { type: 'message-delete'; channelId: string; messageId: string }
  | { type: 'world' }
  | { type: 'gateway'; direction: 'in' | 'out'; frame: unknown }
  | { type: 'request'; record: RequestRecord };

/** Fault that the next matching requests meet. */
export interface Fault {
  /** `POST /channels/` matches by method and prefix of the path. */
  match: { method?: string; path?: RegExp };
  /** How many requests it hits; default 1. */
  times?: number;
  effect: /** `after`: the request does its work, and only its answer is lost on the way. */
    | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string>; after?: boolean }
    | { kind: 'rate-limit'; retryAfterSeconds: number; scope: 'user' | 'shared' | 'global' }
    /** The connection is cut before the request does anything. */
    | { kind: 'reset-before' }
    /** The request does its work, then the connection is cut before the answer. */
    | { kind: 'reset-after' }
    | { kind: 'delay'; ms: number };
}

/** A Discord for one bot: the servers it listens on, the world behind them, and what people do in it. */
export interface StandIn {
  /** REST base for `DISCORD_API_URL`, such as `http://127.0.0.1:41234/api`. */
  apiUrl: string;
  token: string;
  applicationId: string;
  botUserId: string;
  close(): Promise<void>;
  /** The state of the world, to come back to; sessions, logs and faults are not in it. */
  snapshot(): WorldSnapshot;
  /** Puts the world back; connected bots are told nothing. */
  restore(snapshot: WorldSnapshot): void;

  // The world
  users(): APIUser[];
  guilds(): APIGuild[];
  /** Channels and threads of a guild in client order. */
  channels(guildId: string): APIChannel[];
  /** Oldest first; ephemeral messages only for the user they were for. */
  messages(channelId: string, viewerId?: string): APIMessage[];
  commands(): APIApplicationCommand[];
  addUser(user: { username: string; globalName?: string }): APIUser;
  addGuild(guild: { name: string; ownerId: string; botJoins?: boolean; features?: string[] }): APIGuild;
  addChannel(channel: {
    guildId: string;
    name: string;
    type: number;
    parentId?: string;
    flags?: number;
    overwrites?: { id: string; type: 0 | 1; allow?: bigint; deny?: bigint }[];
    /** Names of the tags that posts of a forum can have. */
    tags?: readonly string[];
  }): APIChannel;
  addRole(role: { guildId: string; name: string; permissions?: bigint; mentionable?: boolean }): { id: string };
  addMember(member: { guildId: string; userId: string; roles?: string[] }): void;
  setChannel(
    channelId: string,
    change: { flags?: number; overwrites?: { id: string; type: 0 | 1; allow?: bigint; deny?: bigint }[] },
  ): void;
  setRolePermissions(guildId: string, roleId: string, permissions: bigint): void;
  /** The bot's own managed role in the guild. */
  botRoleId(guildId: string): string;
  /** The user's DM channel with the bot. */
  dmChannel(userId: string): APIChannel;
  deleteChannel(channelId: string): void;
  deleteMessage(channelId: string, messageId: string): void;
  removeBot(guildId: string): void;
  /** The bot joins, or comes back. */
  addBot(guildId: string): void;
  /** A user installs the app for themselves, to use it anywhere. */
  installForUser(userId: string): void;
  /** Changes a thread's state without the bot. */
  setThread(channelId: string, change: { archived?: boolean; locked?: boolean }): void;
  /** Times a member out, or ends that with null. */
  setTimeout(guildId: string, userId: string, until: Date | null): void;
  setCommunityUpdatesChannel(guildId: string, channelId: string | null): void;
  /** An outage of one guild: GUILD_DELETE with `unavailable`, then GUILD_CREATE. */
  setGuildAvailability(guildId: string, available: boolean): void;
  /** A person writes a message. */
  say(actor: Actor, content: string): APIMessage;
  /** Permissions of a user (or the bot) in a channel, by Discord's algorithm with implicit denials. */
  permissions(userId: string, channelId: string): bigint;

  // What people do
  invoke(actor: Actor, command: string, options?: CommandOption[]): Promise<InteractionOutcome>;
  autocomplete(actor: Actor, command: string, options: CommandOption[]): Promise<InteractionOutcome>;
  press(actor: Actor, messageId: string, customId: string): Promise<InteractionOutcome>;
  select(actor: Actor, messageId: string, customId: string, values: string[]): Promise<InteractionOutcome>;
  submit(actor: Actor, customId: string, values: Record<string, string | string[]>): Promise<InteractionOutcome>;
  useMessageCommand(actor: Actor, command: string, messageId: string): Promise<InteractionOutcome>;
  useUserCommand(actor: Actor, command: string, userId: string): Promise<InteractionOutcome>;
  /** A person adds a file to a command; its id is the value of the attachment option. */
  upload(file: { name: string; type: string; bytes: Uint8Array }): { id: string };

  // Watching and breaking
  requests(): readonly RequestRecord[];
  /** Requests so far that Discord would count towards a ban: 401, 403, and 429 that are not shared. */
  invalidRequests(): number;
  subscribe(listener: (event: StandInEvent) => void): () => void;
  /** Tells whoever watches to look anew, because something around the stand-in has changed. */
  announce(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** What is broken at this moment. */
  faults(): { waiting: number; gateway: boolean; unavailableGuilds: string[]; guildsWithoutBot: string[] };
  /** How many gateway sessions are identified now. */
  sessions(): number;
  /** How many new sessions were asked for and given since the start. */
  identifies(): number;
  /** Waits until a bot is identified and has registered commands; rejects after `timeoutMs`. */
  whenReady(timeoutMs?: number): Promise<void>;
  /** Missing heartbeat answers, repeated or misordered dispatches, a closed door, until set to nothing again. */
  setGatewayFaults(faults: { dropAcks?: boolean; duplicate?: boolean; reorder?: boolean; refuse?: boolean }): void;
  /** Sends op 1 (to be answered with a heartbeat), op 7 or op 9, or closes the gateway connections with a code. */
  dropGateway(how: { op: 1 | 7 } | { op: 9; resumable: boolean } | { close: number }): void;
}
