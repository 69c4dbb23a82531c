/** @import { CommandEntry, CommandOption } from './types.d.ts' */

/**
 * The filled options as Discord sends them, inside the subcommand and its group where there are such.
 * @param {Pick<CommandEntry, 'path'>} entry
 * @param {CommandOption[]} filled
 * @returns {CommandOption[]}
 */
export function nestOptions({ path }, filled) {
  const [, ...inner] = path;
  return inner.reduceRight(
    (options, name, index) => [{ name, type: index === inner.length - 1 ? 1 : 2, options }],
    filled,
  );
}
