import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import type { CommandOption } from '../stand-in.ts';

/** An option definition, as far as checking what a user typed needs it. */
interface Definition {
  type: number;
  name: string;
  required?: boolean;
  options?: Definition[];
  choices?: { value: string | number }[];
  autocomplete?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  channel_types?: number[];
}

/** What a client would refuse to send for the command; null when it would send it. `partial` while typing. */
export function checkOptions(
  definitions: readonly APIApplicationCommandOption[],
  given: readonly CommandOption[],
  use: { partial: boolean; channelType(id: string): number | undefined },
): string | null {
  return check(definitions as readonly Definition[], given, use);
}

type Use = { partial: boolean; channelType(id: string): number | undefined };

function check(definitions: readonly Definition[], given: readonly CommandOption[], use: Use): string | null {
  if (definitions.some(({ type }) => type <= 2) && given.length !== 1) return 'Choose one subcommand';
  for (const option of given) {
    const definition = definitions.find(({ name }) => name === option.name);
    if (definition === undefined) return `Unknown option "${option.name}"`;
    if (definition.type !== option.type) return `Option "${option.name}" is of type ${definition.type}`;
    const problem =
      definition.type <= 2
        ? check(definition.options ?? [], option.options ?? [], use)
        : use.partial
          ? null
          : checkValue(definition, option.value, use);
    if (problem !== null) return problem;
  }
  if (use.partial) return null;
  const missing = definitions.find(
    ({ required, name }) => required === true && !given.some((one) => one.name === name),
  );
  return missing === undefined ? null : `Option "${missing.name}" is required`;
}

function checkValue(definition: Definition, value: CommandOption['value'], use: Use): string | null {
  const { name, type } = definition;
  const expected = type === 5 ? 'boolean' : type === 4 || type === 10 ? 'number' : 'string';
  if (typeof value !== expected) return `Option "${name}" must be a ${expected}`;
  if (type === 4 && !Number.isInteger(value)) return `Option "${name}" must be a whole number`;
  const choices = definition.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    return `Option "${name}" has fixed choices`;
  const size = typeof value === 'number' ? value : type === 3 ? String(value).length : null;
  const [min, max] =
    type === 3 ? [definition.min_length, definition.max_length ?? 6000] : [definition.min_value, definition.max_value];
  if (size !== null && (size < (min ?? -Infinity) || size > (max ?? Infinity)))
    return `Option "${name}" is out of range`;
  const allowed = definition.channel_types ?? [];
  if (type !== 7 || allowed.length === 0) return null;
  return allowed.includes(use.channelType(String(value)) ?? -1)
    ? null
    : `Option "${name}" needs another kind of channel`;
}
