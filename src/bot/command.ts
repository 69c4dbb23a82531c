import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Dataset } from '../dataset/dataset.ts';
import type { NameIndexes } from '../dataset/name-indexes.ts';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Store } from '../settings/store.ts';
import type { Card } from '../views/card.ts';

/** A channel that the interaction names or stands in, with what the bot may do there. */
export interface InputChannel {
  id: string;
  name: string | null;
  type: number;
  flags: number;
  /** The bot's rights there; null when Discord did not say. */
  appPermissions: bigint | null;
}

/** Where an interaction comes from and who is behind it. */
export interface Source {
  interactionId: string;
  /** Null in DMs and outside guilds. */
  guildId: string | null;
  channel: InputChannel | null;
  userId: string;
  /** The user's rights in the channel; null outside guilds. */
  memberPermissions: bigint | null;
  locale: string;
  /** The highest spoiler level that is shown plainly here. */
  plain: SpoilerLevel;
}

/** What a person asked with a slash command or a button. */
export interface CommandInput extends Source {
  subcommand: string | null;
  options: ReadonlyMap<string, string | number | boolean>;
  channels: ReadonlyMap<string, InputChannel>;
  /** Roles named by options, by id. */
  roles: ReadonlyMap<string, InputRole>;
}

/** A role that the interaction names. */
export interface InputRole {
  name: string;
  /** Whether anybody may ping it. */
  mentionable: boolean;
}

/** A button that was pressed, or a list in which something was chosen. */
export interface PressInput extends Source {
  /** What was chosen; nothing for a button. */
  values: readonly string[];
  roles: ReadonlyMap<string, InputRole>;
}

/** The option that is being typed, with those filled in before it. */
export interface Focused {
  name: string;
  text: string;
  subcommand: string | null;
  options: ReadonlyMap<string, string | number | boolean>;
}

export interface Choice {
  name: string;
  value: string;
}

/** `postedIn`: the channel that holds it, which is a thread where it is a post of a forum. */
export interface PostedMessage {
  messageId: string;
  postedIn: string;
}

/** The outcome of posting a message: where it is, or why Discord would not have it. */
export type PostResult =
  | ({ kind: 'posted' } & PostedMessage)
  | { kind: 'refused'; code: number; reason: string }
  | { kind: 'unavailable'; reason: string };

export interface PostOptions {
  plain: SpoilerLevel;
  key: string;
  /** The name of the post, where the channel is a forum. */
  forumPost?: string;
}

/** What commands may use; built once in main. */
export interface Services {
  dataset(): Dataset;
  names(): NameIndexes;
  settings: SettingsStore;
  /** Everything that is kept, for what an admin asks of it. */
  store: Omit<Store, 'close'>;
  /** Lets the posting of updates look at a channel anew, whose subscription or rows have changed. */
  wake(guildId: string, channelId: string): void;
  /** Lets the posting of updates do nothing more for a guild of which everything was erased. */
  forgetGuild(guildId: string): void;
  /** Posts a card to a channel; the same key never posts twice within Discord's nonce window. */
  post(channelId: string, card: Card, options: PostOptions): Promise<PostResult>;
  /** Takes back what was posted, where it can; never rejects. */
  retract(posted: PostedMessage): Promise<void>;
  now(): Date;
}

type Reply = Card | Promise<Card>;

/** A slash command: constant data for registration, and handlers that return a Card. Only dispatch talks to Discord. */
export interface Command<Given extends Services = Services> {
  data: { name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  /**
   * Its cards depend on the record, the day and what was asked alone, never on who asks, where, or the store: they may be
   * kept and shown to the next who asks the same.
   */
  isFromRecord?: true;
  answer(input: CommandInput, services: Given): Reply;
  autocomplete?(focused: Focused, services: Given): Choice[];
  components?: Components<Given>;
}

/** A command in the menu of a message: it is given the message's text. */
export interface MessageCommand<Given extends Services = Services> {
  data: { name: string; toJSON(): RESTPostAPIContextMenuApplicationCommandsJSONBody };
  check(text: string, source: Source, services: Given): Reply;
  components?: Components<Given>;
}

/** Handlers of buttons and lists, by action of the custom id. */
export type Components<Given extends Services = Services> = Record<
  string,
  (args: readonly string[], input: PressInput, services: Given) => Reply
>;
