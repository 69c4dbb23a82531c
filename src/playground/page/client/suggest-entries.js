/** @import { CommandEntry } from './types.d.ts' */

/**
 * Up to three commands to begin with: two that need nothing filled in, those that tell how things stand first, and one
 * that asks for something. Different commands before two subcommands of one.
 * @param {readonly CommandEntry[]} entries
 * @returns {CommandEntry[]}
 */
export function suggestEntries(entries) {
  const open = entries.filter(({ command }) => typeof command.default_member_permissions !== 'string');
  const ready = open.filter((entry) => !needsInput(entry)).sort((one, other) => rank(one) - rank(other));
  const asking = open.filter(needsInput).sort((one, other) => freedom(other) - freedom(one));
  const distinct = onePerCommand(ready);
  const chosen = [...distinct.slice(0, 2), ...onePerCommand(asking).slice(0, 1), ...distinct.slice(2), ...ready];
  return [...new Set(chosen)].slice(0, 3);
}

/** @param {CommandEntry} entry */
function needsInput({ options }) {
  return options.some(({ required }) => required === true);
}

/** @param {CommandEntry} entry */
function rank({ path }) {
  const telling = ['status', 'timeline', 'overview', 'today', 'latest'].indexOf(path.at(-1) ?? '');
  return telling === -1 ? 9 : telling;
}

/** Room for words of one's own: a long text says more about the bot than a pick from a list. */
function freedom(/** @type {CommandEntry} */ { options }) {
  const first = options.find(({ required }) => required === true);
  return first?.type === 3 && first.choices === undefined ? (first.max_length ?? 6000) : 0;
}

/** @param {readonly CommandEntry[]} entries */
function onePerCommand(entries) {
  return entries.filter((entry, index) => entries.findIndex(({ path }) => path[0] === entry.path[0]) === index);
}
