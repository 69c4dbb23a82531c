import type { CommandEntry } from './types.ts';

/**
 * Up to three commands to begin with: two that need nothing filled in, those that tell how things stand first, and one
 * that asks for something. Different commands before two subcommands of one.
 */
export function suggestEntries(entries: readonly CommandEntry[]): CommandEntry[] {
  const open = entries.filter(({ command }) => typeof command.default_member_permissions !== 'string');
  const ready = open.filter((entry) => !needsInput(entry)).sort((one, other) => rank(one) - rank(other));
  const asking = open.filter(needsInput).sort((one, other) => freedom(other) - freedom(one));
  const distinct = onePerCommand(ready);
  const chosen = [...distinct.slice(0, 2), ...onePerCommand(asking).slice(0, 1), ...distinct.slice(2), ...ready];
  return [...new Set(chosen)].slice(0, 3);
}

function needsInput({ options }: CommandEntry): boolean {
  return options.some(({ required }) => required === true);
}

function rank({ path }: CommandEntry): number {
  const telling = ['status', 'timeline', 'overview', 'today', 'latest'].indexOf(path.at(-1) ?? '');
  return telling === -1 ? 9 : telling;
}

/** Room for words of one's own: a long text says more about the bot than a pick from a list. */
function freedom({ options }: CommandEntry): number {
  const first = options.find(({ required }) => required === true);
  return first?.type === 3 && first.choices === undefined ? (first.max_length ?? 6000) : 0;
}

function onePerCommand(entries: readonly CommandEntry[]): CommandEntry[] {
  return entries.filter((entry, index) => entries.findIndex(({ path }) => path[0] === entry.path[0]) === index);
}
