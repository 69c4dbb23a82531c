import type { APIApplicationCommand, APIApplicationCommandBasicOption, APIMessage } from 'discord-api-types/v10';
import type { CommandOption, InteractionOutcome } from '../../discord/stand-in.ts';
import type { StateView } from '../view-state.ts';

export type { CommandOption, InteractionOutcome, StateView };
export type ChannelView = StateView['guilds'][number]['channels'][number];
export type Message = APIMessage;
export type Option = APIApplicationCommandBasicOption;

/** A command or subcommand as one line of the slash menu. */
export interface CommandEntry {
  /** Names of the command, its group and its subcommand. */
  path: string[];
  /** `/name sub`, as one types it. */
  label: string;
  description: string;
  options: Option[];
  command: APIApplicationCommand;
}

/** One line of a list to pick from. */
export interface Choice {
  label: string;
  detail?: string;
  value: string | number | boolean;
}

/** What messages need to know of the page around them, and what their controls do. */
export interface RenderContext {
  userName(id: string): string | null;
  roleName(id: string): string | null;
  channelName(id: string): string | null;
  /** What a select of that component type offers, options of its own excepted. */
  choicesOf(componentType: number, channelTypes?: readonly number[]): Choice[];
  /** Where a picture can be had from; uploads come through the page's own server. */
  mediaUrl(url: string): string;
  openChannel(id: string): void;
  useCommand(name: string): void;
  press(message: Message, customId: string): Promise<void>;
  select(message: Message, customId: string, values: string[]): Promise<void>;
  dismiss(message: Message): void;
  openMenu(message: Message, at: MenuPlace): void;
}

/** Where a menu opens, and what gets the focus back when it closes. */
export interface MenuPlace {
  x: number;
  y: number;
  from: { readonly isConnected: boolean; focus(options?: { preventScroll?: boolean }): void } | null;
}

/** What of one message is open or on its way; it outlives edits of the message. */
export interface MessageState {
  isOpen(spoiler: string): boolean;
  open(spoiler: string): void;
  isBusy(customId: string): boolean;
  /** Marks a control busy while the work lasts. */
  during(customId: string, work: () => Promise<void>): void;
}
