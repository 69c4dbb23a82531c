import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  type APIRole,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Route } from '../views/card.ts';
import { parseCustomId } from '../views/custom-id.ts';
import type { CommandInput, Focused, InputChannel, InputRole, PressInput, Source } from './command.ts';

type Place = Omit<Source, 'plain'>;
type Value = string | number | boolean;

/** An interaction in our own words, made in this one place from Discord's payload. */
export type ParsedInteraction = { id: string; token: string; place: Place } & (
  | { kind: 'command'; name: string; input: Omit<CommandInput, keyof Source> }
  | { kind: 'message-command'; name: string; text: string }
  | { kind: 'autocomplete'; name: string; focused: Focused }
  /** `route` is null for a custom id that is not ours; `isAsker` tells whether the presser made the message appear. */
  | {
      kind: 'component';
      route: Route | null;
      isAsker: boolean;
      input: Omit<PressInput, keyof Source>;
    }
  | { kind: 'other' }
);

/** Channel flag of opt-in spoiler channels (Discord, Channel Flags). */
export const spoilerChannelFlag = 1 << 21;

/** Reads the payload of INTERACTION_CREATE (Discord, Interaction Structure). */
export function parseInteraction(raw: APIInteraction): ParsedInteraction {
  const place = parsePlace(raw);
  const base = { id: raw.id, token: raw.token, place };
  switch (raw.type) {
    case InteractionType.ApplicationCommand: {
      if (raw.data.type === ApplicationCommandType.Message) {
        const message = raw.data.resolved.messages[raw.data.target_id];
        return {
          ...base,
          kind: 'message-command',
          name: raw.data.name,
          text: message === undefined ? '' : textOfMessage(message),
        };
      }
      if (raw.data.type !== ApplicationCommandType.ChatInput) return { ...base, kind: 'other' };
      const { subcommand, options } = flatten(raw.data.options);
      const { channels = {}, roles = {} } = raw.data.resolved ?? {};
      return {
        ...base,
        kind: 'command',
        name: raw.data.name,
        input: {
          subcommand,
          options: new Map(options.map(({ name, value }) => [name, value])),
          channels: new Map(Object.values(channels).map((channel) => [channel.id, toChannel(channel)])),
          roles: toRoles(roles),
        },
      };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { subcommand, options } = flatten(raw.data.options);
      const typed = options.find((option) => option.focused);
      const others = options.filter((option) => option !== typed);
      return {
        ...base,
        kind: 'autocomplete',
        name: raw.data.name,
        focused: {
          name: typed?.name ?? '',
          text: String(typed?.value ?? ''),
          subcommand,
          options: new Map(others.map(({ name, value }) => [name, value])),
        },
      };
    }
    case InteractionType.MessageComponent: {
      const asker = raw.message?.interaction_metadata?.user?.id;
      return {
        ...base,
        kind: 'component',
        route: parseCustomId(raw.data.custom_id),
        isAsker: asker !== undefined && asker === place.userId,
        input: {
          values: 'values' in raw.data ? raw.data.values : [],
          roles: toRoles('resolved' in raw.data && 'roles' in raw.data.resolved ? raw.data.resolved.roles : {}),
        },
      };
    }
    default:
      return { ...base, kind: 'other' };
  }
}

function parsePlace(raw: APIInteraction): Place {
  const user = raw.member?.user ?? raw.user;
  const channel = raw.channel;
  return {
    interactionId: raw.id,
    guildId: raw.guild_id ?? null,
    channel:
      channel === undefined
        ? placeOnly(raw.channel_id, parseBits(raw.app_permissions))
        : {
            ...toChannel(channel),
            appPermissions: parseBits(raw.app_permissions),
          },
    userId: user?.id ?? '',
    memberPermissions: parseBits(raw.member?.permissions),
    locale: 'locale' in raw ? raw.locale : 'en-US',
  };
}

/** A channel of which Discord says no more than its id. */
function placeOnly(id: string | undefined, appPermissions: bigint | null): InputChannel | null {
  return id === undefined ? null : { id, name: null, type: ChannelType.GuildText, flags: 0, appPermissions };
}

function toRoles(roles: Record<string, APIRole> = {}): Map<string, InputRole> {
  return new Map(Object.values(roles).map(({ id, name, mentionable }) => [id, { name, mentionable }]));
}

function toChannel(channel: object & { id: string; type: number }): InputChannel {
  const {
    name,
    flags,
    app_permissions: rights,
  } = channel as { name?: unknown; flags?: unknown; app_permissions?: unknown };
  return {
    id: channel.id,
    name: typeof name === 'string' ? name : null,
    type: channel.type,
    flags: typeof flags === 'number' ? flags : 0,
    appPermissions: parseBits(rights),
  };
}

/** A bitset of permissions as Discord writes it; null for anything else. */
function parseBits(text: unknown): bigint | null {
  return typeof text === 'string' && /^\d+$/.test(text) ? BigInt(text) : null;
}

interface FlatOption {
  name: string;
  value: Value;
  focused: boolean;
}

function flatten(options: readonly APIApplicationCommandInteractionDataOption[] = []): {
  subcommand: string | null;
  options: FlatOption[];
} {
  const [first] = options;
  if (
    first?.type === ApplicationCommandOptionType.SubcommandGroup ||
    first?.type === ApplicationCommandOptionType.Subcommand
  ) {
    const inner = flatten(first.options);
    return {
      subcommand: inner.subcommand === null ? first.name : `${first.name} ${inner.subcommand}`,
      options: inner.options,
    };
  }
  return {
    subcommand: null,
    options: options.flatMap((option) =>
      'value' in option
        ? [{ name: option.name, value: option.value as Value, focused: 'focused' in option && option.focused === true }]
        : [],
    ),
  };
}

/** Everything that a message says: its content, its embeds, and the text of its components. */
function textOfMessage(message: APIMessage): string {
  const embeds = message.embeds.flatMap(({ title, description }) => [title, description]);
  return [message.content, ...embeds, ...(message.components ?? []).flatMap(textOfComponent)]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
}

function textOfComponent(component: object): string[] {
  const { content, components } = component as { content?: unknown; components?: unknown };
  const inner = Array.isArray(components) ? components.flatMap(textOfComponent) : [];
  return typeof content === 'string' ? [content, ...inner] : inner;
}
