import { computePermissions } from '../world/compute-permissions.ts';
import { describeGuild } from '../world/describe-guild.ts';
import { describeMember } from '../world/describe-member.ts';
import type { Channel, World } from '../world/world.ts';
import { resolvedChannel } from './partial-channel.ts';

/** Ids that came with an interaction, by what they may name. */
export interface EntityIds {
  users: string[];
  roles: string[];
  channels: string[];
  attachments: string[];
}

/** The `resolved` of an interaction: every user, member, role and channel that it names. Null when it names none. */
export function resolveEntities(world: World, ids: EntityIds, by: { userId: string; channel: Channel }): object | null {
  const guild = world.guilds.get(by.channel.guildId ?? '');
  const users = pick(ids.users, (id) => world.users.get(id));
  const members = pick(ids.users, (id) => {
    const member = guild?.members.get(id);
    if (member === undefined) return undefined;
    const permissions = computePermissions(world, id, { channelId: by.channel.id, implicit: false });
    return { ...describeMember(member), permissions: permissions.toString() };
  });
  const described = guild === undefined ? [] : describeGuild(guild).roles;
  const roles = pick(ids.roles, (id) => described.find((role) => role.id === id));
  const channels = pick(ids.channels, (id) => {
    const channel = world.channels.get(id);
    return channel === undefined ? undefined : resolvedChannel(world, channel, by.userId);
  });
  const attachments = pick(ids.attachments, (id) => world.uploads.get(id));
  const kinds = Object.entries({ users, members, roles, channels, attachments }).filter(
    ([, found]) => Object.keys(found).length > 0,
  );
  return kinds.length === 0 ? null : Object.fromEntries(kinds);
}

/** The kinds of entity that an option or select of this type can name. */
export function entityIds(world: World, found: readonly { type: number; ids: readonly string[] }[]): EntityIds {
  const of = (...types: number[]) => found.filter(({ type }) => types.includes(type)).flatMap(({ ids }) => ids);
  const mentionable = of(9);
  return {
    users: [...of(6), ...mentionable.filter((id) => world.users.has(id))],
    roles: [...of(8), ...mentionable.filter((id) => !world.users.has(id))],
    channels: of(7),
    attachments: of(11),
  };
}

function pick(ids: readonly string[], find: (id: string) => object | undefined): Record<string, object> {
  return Object.fromEntries(
    ids.flatMap((id): [string, object][] => {
      const found = find(id);
      return found === undefined ? [] : [[id, found]];
    }),
  );
}
