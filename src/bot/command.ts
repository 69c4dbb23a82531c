import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Dataset } from '../dataset/dataset.ts';
import type { NameIndexes } from '../dataset/name-indexes.ts';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
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
  /** Roles named by options: id -> name. */
  roles: ReadonlyMap<string, string>;
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

/** The outcome of posting a message: its id, or why Discord would not have it. */
export type PostResult =
  | { kind: 'posted'; messageId: string }
  | { kind: 'refused'; code: number; reason: string }
  | { kind: 'unavailable'; reason: string };

/** What commands may use; built once in main. */
export interface Services {
  dataset(): Dataset;
  names(): NameIndexes;
  settings: SettingsStore;
  /** Posts a card to a channel; the same key never posts twice within Discord's nonce window. */
  post(channelId: string, card: Card, options: { plain: SpoilerLevel; key: string }): Promise<PostResult>;
  now(): Date;
}

type Reply = Card | Promise<Card>;

/** A slash command: constant data for registration, and handlers that return a Card. Only dispatch talks to Discord. */
export interface Command {
  data: { name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  answer(input: CommandInput, services: Services): Reply;
  autocomplete?(focused: Focused, services: Services): Choice[];
  components?: Components;
}

/** Handlers of buttons, by action of the custom id. */
export type Components = Record<string, (args: readonly string[], source: Source, services: Services) => Reply>;
