import type { Choice, CommandEntry, CommandOption, Option } from './types.ts';

/** What the command box asks of the page around it. */
export interface CommandBoxPage {
  entries(): CommandEntry[];
  /** The closed list of an option, null where any value goes. */
  choicesOf(option: Option): Choice[] | null;
  /** What the bot offers for what is being typed. */
  suggest(entry: CommandEntry, options: CommandOption[]): Promise<Choice[]>;
  send(entry: CommandEntry, options: CommandOption[]): void;
  say(text: string): void;
  complain(text: string): void;
  /** Takes a file and gives its id. */
  upload(file: File): Promise<string | null>;
}
