import type { Command, Components, MessageCommand } from '../src/bot/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { checkThis } from './check-this.ts';
import { chronology } from './chronology.ts';
import { film } from './film.ts';
import { filmography } from './filmography.ts';
import { novel } from './novel.ts';
import { updateButtons } from './parts/update-buttons.ts';
import { sequel } from './sequel.ts';
import type { AskServices } from './services.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { updates } from './updates.ts';
import { watch } from './watch.ts';
import { who } from './who.ts';

/** Every slash command. */
export const commands: readonly Command<AskServices>[] = [
  ask,
  film,
  novel,
  sequel,
  who,
  filmography,
  chronology,
  watch,
  sources,
  about,
  updates,
  settings,
];

/** Every command in the menu of a message. */
export const messageCommands: readonly MessageCommand<AskServices>[] = [checkThis];

/** Handlers of buttons that belong to no command, by the first word of their custom id. */
export const components: Record<string, Components> = { update: updateButtons };
