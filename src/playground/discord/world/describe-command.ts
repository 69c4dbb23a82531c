import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { CommandForm } from '../validation/command-form.ts';
import type { World } from './world.ts';

/** The command as the API lists it, with the fields that Discord fills in. */
export function describeCommand(
  world: World,
  form: CommandForm,
  of: { id: string; guildId: string | null },
): APIApplicationCommand {
  const permissions = form.default_member_permissions;
  const options = 'options' in form ? (form.options ?? []) : [];
  const described = {
    id: of.id,
    application_id: world.applicationId,
    version: world.nextId(),
    type: form.type,
    name: form.name,
    name_localizations: form.name_localizations ?? null,
    description: form.description ?? '',
    description_localizations: ('description_localizations' in form && form.description_localizations) || null,
    default_member_permissions: permissions == null ? null : String(permissions),
    nsfw: form.nsfw ?? false,
    ...(of.guildId === null
      ? {
          dm_permission: form.contexts == null ? (form.dm_permission ?? true) : form.contexts.includes(1),
          contexts: form.contexts ?? null,
          integration_types: form.integration_types ?? [0, 1],
        }
      : { guild_id: of.guildId }),
    ...(options.length > 0 && { options: options.map(describeOption) }),
  };
  return described as unknown as APIApplicationCommand;
}

/** Discord leaves out what is false or empty, and keeps translations, null when there are none. */
function describeOption(option: object): object {
  const given = Object.entries(option).flatMap(([key, value]): [string, unknown][] => {
    if (value === null || value === undefined || value === false) return [];
    if (Array.isArray(value) && value.length === 0) return [];
    if (key === 'options' && Array.isArray(value)) return [[key, value.map(describeOption)]];
    if (key === 'choices' && Array.isArray(value)) return [[key, value.map(describeChoice)]];
    return [[key, value]];
  });
  return { name_localizations: null, description_localizations: null, ...Object.fromEntries(given) };
}

function describeChoice(choice: object): object {
  const given = Object.entries(choice).filter(([, value]) => value != null);
  return { name_localizations: null, ...Object.fromEntries(given) };
}
