import type { CommandEntry, CommandOption } from './types.ts';

/** The filled options as Discord sends them, inside the subcommand and its group where there are such. */
export function nestOptions({ path }: Pick<CommandEntry, 'path'>, filled: CommandOption[]): CommandOption[] {
  const [, ...inner] = path;
  return inner.reduceRight(
    (options, name, index) => [{ name, type: index === inner.length - 1 ? 1 : 2, options }],
    filled,
  );
}
