import type { APIInteraction } from 'discord-api-types/v10';

export interface RawOption {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: RawOption[];
}

interface RawPlace {
  guildId?: string | null;
  userId?: string;
  permissions?: bigint;
  channelFlags?: number;
  appPermissions?: bigint;
}

export const guildId = '100000000000000001';
export const channelId = '200000000000000001';
export const fanId = '300000000000000001';

let counter = 400000000000000000n;

/** The part of INTERACTION_CREATE that all kinds share, with every field that Discord sends. */
function base({
  guildId: guild = guildId,
  userId = fanId,
  permissions = 0n,
  channelFlags = 0,
  appPermissions = 8n,
}: RawPlace) {
  counter += 1n;
  const user = { id: userId, username: 'fan', discriminator: '0', global_name: null, avatar: null };
  const inGuild = guild !== null;
  return {
    version: 1,
    id: String(counter),
    application_id: '500000000000000001',
    token: `token-${counter}`,
    ...(inGuild ? { guild_id: guild, guild: { id: guild, locale: 'en-US', features: [] }, guild_locale: 'en-US' } : {}),
    channel_id: channelId,
    channel: { id: channelId, type: inGuild ? 0 : 1, name: 'general', flags: channelFlags },
    ...(inGuild ? { member: { user, roles: [], permissions: String(permissions) } } : { user }),
    locale: 'en-US',
    app_permissions: String(appPermissions),
    entitlements: [],
    authorizing_integration_owners: {},
    context: inGuild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  };
}

export function rawCommand(
  name: string,
  { options = [], resolved = {}, ...place }: RawPlace & { options?: RawOption[]; resolved?: object } = {},
): APIInteraction {
  const data = { id: '1', name, type: 1, options, resolved };
  return { ...base(place), type: 2, data } as unknown as APIInteraction;
}

export function rawAutocomplete(name: string, options: RawOption[], place: RawPlace = {}): APIInteraction {
  return { ...base(place), type: 4, data: { id: '1', name, type: 1, options } } as unknown as APIInteraction;
}

/** Something chosen in a list; roles are said to be mentionable when `mentionable` holds them. */
export function rawSelect(
  customId: string,
  values: string[],
  { mentionable = [], ...place }: RawPlace & { askerId?: string; mentionable?: string[] } = {},
): APIInteraction {
  const roles = Object.fromEntries(
    values.map((id) => [id, { id, name: 'role', mentionable: mentionable.includes(id) }]),
  );
  const raw = rawPress(customId, place) as unknown as { data: object };
  return { ...raw, data: { ...raw.data, component_type: 3, values, resolved: { roles } } } as unknown as APIInteraction;
}

export function rawPress(
  customId: string,
  { askerId = fanId, ...place }: RawPlace & { askerId?: string } = {},
): APIInteraction {
  const message = { id: '600000000000000001', interaction_metadata: { user: { id: askerId } } };
  return {
    ...base(place),
    type: 3,
    data: { custom_id: customId, component_type: 2, id: 1 },
    message,
  } as unknown as APIInteraction;
}
