/** @import { CommandEntry, Option } from './types.d.ts' */
/** @import { APIApplicationCommand } from 'discord-api-types/v10' */

const administrator = 8n;

/**
 * The slash menu of one place: subcommands flattened, in alphabetical order, without what this person may not use there.
 * @param {readonly APIApplicationCommand[]} commands
 * @param {{ direct: boolean, permissions: bigint }} place `direct` = the direct messages with the bot
 * @returns {CommandEntry[]}
 */
export function commandEntries(commands, place) {
  return commands
    .filter((command) => isOffered(command, place))
    .flatMap((command) => flatten(command, [command.name], command.description, command.options ?? []))
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** @param {APIApplicationCommand} command @param {{ direct: boolean, permissions: bigint }} place */
function isOffered(command, { direct, permissions }) {
  const context = direct ? 1 : 0;
  if (Array.isArray(command.contexts) && !command.contexts.includes(context)) return false;
  if (direct || typeof command.default_member_permissions !== 'string') return true;
  if ((permissions & administrator) !== 0n) return true;
  const needed = BigInt(command.default_member_permissions);
  return needed !== 0n && (permissions & needed) === needed;
}

/**
 * @param {APIApplicationCommand} command @param {string[]} path @param {string} description
 * @param {readonly any[]} options @returns {CommandEntry[]}
 */
function flatten(command, path, description, options) {
  const deeper = options.filter(({ type }) => type === 1 || type === 2);
  if (deeper.length === 0) {
    return [
      { path, label: `/${path.join(' ')}`, description, options: /** @type {Option[]} */ ([...options]), command },
    ];
  }
  return deeper.flatMap((option) => flatten(command, [...path, option.name], option.description, option.options ?? []));
}
