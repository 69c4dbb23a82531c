import type { Command, Components } from '../src/bot/command.ts';
import { about } from './about.ts';
import { chronology } from './chronology.ts';
import { film } from './film.ts';
import { filmography } from './filmography.ts';
import { novel } from './novel.ts';
import { updateButtons } from './parts/update-buttons.ts';
import { sequel } from './sequel.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { updates } from './updates.ts';
import { watch } from './watch.ts';
import { who } from './who.ts';

/** Every slash command. */
export const commands: readonly Command[] = [
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

/** Handlers of buttons that belong to no command, by the first word of their custom id. */
export const components: Record<string, Components> = { update: updateButtons };
