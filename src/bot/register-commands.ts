import type { REST } from '@discordjs/rest';
import { type RESTPostAPIApplicationCommandsJSONBody as CommandBody, Routes } from 'discord-api-types/v10';

/**
 * Makes the application's global commands be exactly these; true when something had to be written.
 * They are compared first: overwriting needlessly drops permissions that admins gave them and counts as creation.
 */
export async function registerCommands(
  rest: Pick<REST, 'get' | 'put'>,
  applicationId: string,
  commands: readonly CommandBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const registered = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
  if (isSame(registered, commands)) return false;
  await rest.put(route, { body: commands.map(toRequest) });
  return true;
}

// Discord's specification has this bitset as an integer in requests and as a string in responses.
function toRequest(command: CommandBody): object {
  const permissions = command.default_member_permissions;
  return permissions == null ? command : { ...command, default_member_permissions: Number(permissions) };
}

function isSame(registered: unknown, commands: readonly CommandBody[]): boolean {
  if (!Array.isArray(registered) || registered.length !== commands.length) return false;
  const byName = new Map(registered.map((command) => [`${command?.type ?? 1} ${command?.name}`, command]));
  return commands.every((command) => {
    const other = byName.get(`${command.type ?? 1} ${command.name}`);
    return other !== undefined && canonical(other, fields) === canonical(command, fields);
  });
}

const fields: readonly string[] = [
  'name',
  'description',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
];

// Discord leaves out what was not given, or gives its default: neither makes a difference.
function canonical(value: unknown, only?: readonly string[]): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([key]) => only === undefined || only.includes(key))
    .filter(([key]) => !key.endsWith('_localized'))
    .filter(([, entry]) => entry !== undefined && entry !== null && entry !== false && entry !== '')
    .filter(([, entry]) => !(Array.isArray(entry) && entry.length === 0))
    .filter(([, entry]) => !(typeof entry === 'object' && Object.keys(entry as object).length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${key}:${canonical(entry)}`).join(',')}}`;
}
