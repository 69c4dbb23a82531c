import type { APIApplicationCommand } from 'discord-api-types/v10';
import { isOffered, type MenuPlaceRights } from './is-offered.ts';
import type { CommandEntry, Option } from './types.ts';

/** The slash menu of one place: subcommands flattened, in alphabetical order, without what this person may not use there. */
export function commandEntries(commands: readonly APIApplicationCommand[], place: MenuPlaceRights): CommandEntry[] {
  return commands
    .filter((command) => isOffered(command, place))
    .flatMap((command) => flatten(command, { path: [command.name], ...command }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

interface Branch {
  path: string[];
  description: string;
  options?: readonly unknown[];
}

interface Twig {
  type: number;
  name: string;
  description: string;
  options?: readonly unknown[];
}

function flatten(command: APIApplicationCommand, { path, description, options = [] }: Branch): CommandEntry[] {
  const deeper = (options as readonly Twig[]).filter(({ type }) => type === 1 || type === 2);
  if (deeper.length === 0) {
    return [{ path, label: `/${path.join(' ')}`, description, options: [...options] as Option[], command }];
  }
  return deeper.flatMap((twig) => flatten(command, { ...twig, path: [...path, twig.name] }));
}
