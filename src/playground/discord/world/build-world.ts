import {
  type APIUser,
  ChannelType,
  GatewayIntentBits,
  PermissionFlagsBits,
  type UserFlags,
} from 'discord-api-types/v10';
import { describeChannel } from './describe-channel.ts';
import { guildCreatePayload } from './guild-create-payload.ts';
import type { Channel, ForumTag, Guild, Member, Overwrite, Role, World } from './world.ts';

/** An overwrite as callers write it: what is left out is none. */
export interface OverwriteInput {
  id: string;
  type: 0 | 1;
  allow?: bigint;
  deny?: bigint;
}

// The enum has no name for an empty set.
const noFlags = 0 as UserFlags;
const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.Connect |
  PermissionFlagsBits.Speak;

/** A person with an account. */
export function addUser(world: World, user: { username: string; globalName?: string }): APIUser {
  const added: APIUser = {
    id: world.nextId(),
    username: user.username,
    discriminator: '0',
    global_name: user.globalName ?? null,
    avatar: null,
    public_flags: noFlags,
    flags: noFlags,
    primary_guild: null,
  };
  world.users.set(added.id, added);
  world.publish({ type: 'world' });
  return added;
}

/** A guild with its owner in it, and the bot with a managed role unless told otherwise. */
export function addGuild(
  world: World,
  input: { name: string; ownerId: string; botJoins?: boolean; features?: string[] },
): Guild {
  const id = world.nextId();
  const everyone: Role = {
    id,
    name: '@everyone',
    permissions: everyonePermissions,
    position: 0,
    mentionable: false,
    botId: null,
  };
  const guild: Guild = {
    id,
    name: input.name,
    ownerId: input.ownerId,
    features: input.features ?? ['NEWS', 'COMMUNITY'],
    locale: 'en-US',
    roles: new Map([[id, everyone]]),
    members: new Map(),
    unavailable: false,
    publicUpdatesChannelId: null,
  };
  world.guilds.set(id, guild);
  addMember(world, { guildId: id, userId: input.ownerId });
  if (input.botJoins ?? true) {
    const botRole = addRole(world, { guildId: id, name: world.bot.username, botId: world.bot.id });
    addMember(world, { guildId: id, userId: world.bot.id, roles: [botRole.id] });
    world.dispatch({
      t: 'GUILD_CREATE',
      d: guildCreatePayload(world, guild),
      guildId: id,
      intents: GatewayIntentBits.Guilds,
    });
  }
  world.publish({ type: 'world' });
  return guild;
}

/** A role above all that are there. */
export function addRole(
  world: World,
  input: { guildId: string; name: string; permissions?: bigint; mentionable?: boolean; botId?: string },
): Role {
  const guild = requireGuild(world, input.guildId);
  const role: Role = {
    id: world.nextId(),
    name: input.name,
    permissions: input.permissions ?? 0n,
    position: guild.roles.size,
    mentionable: input.mentionable ?? false,
    botId: input.botId ?? null,
  };
  guild.roles.set(role.id, role);
  world.publish({ type: 'world' });
  return role;
}

/** A user joins a guild. */
export function addMember(world: World, input: { guildId: string; userId: string; roles?: string[] }): Member {
  const member: Member = {
    userId: input.userId,
    roles: input.roles ?? [],
    joinedAt: world.now().toISOString(),
    timedOutUntil: null,
  };
  requireGuild(world, input.guildId).members.set(input.userId, member);
  world.publish({ type: 'world' });
  return member;
}

/** A channel of a guild; `parentId` is its category. */
export function addChannel(
  world: World,
  input: {
    guildId: string;
    name: string;
    type: number;
    parentId?: string;
    flags?: number;
    overwrites?: OverwriteInput[];
    tags?: readonly string[];
  },
): Channel {
  requireGuild(world, input.guildId);
  const channel = emptyChannel(world, input.type, {
    guildId: input.guildId,
    name: input.name,
    parentId: input.parentId ?? null,
    flags: input.flags ?? 0,
    overwrites: (input.overwrites ?? []).map(completeOverwrite),
    availableTags: (input.tags ?? []).map((name) => completeTag(world, { name })),
    position: world.channels.size,
  });
  announceChannel(world, 'CHANNEL_CREATE', channel);
  return channel;
}

/** The user's DM channel with the bot, made when first asked for. */
export function dmChannel(world: World, userId: string): Channel {
  for (const channel of world.channels.values()) if (channel.recipientId === userId) return channel;
  return emptyChannel(world, ChannelType.DM, { recipientId: userId });
}

/** A channel with nothing in it, put in the world. */
export function emptyChannel(world: World, type: number, given: Partial<Channel>): Channel {
  const channel: Channel = {
    id: world.nextId(),
    type,
    guildId: null,
    name: '',
    parentId: null,
    position: 0,
    flags: 0,
    overwrites: [],
    recipientId: null,
    ownerId: null,
    thread: null,
    appliedTags: [],
    availableTags: [],
    messages: new Map(),
    ...given,
  };
  world.channels.set(channel.id, channel);
  world.publish({ type: 'world' });
  return channel;
}

/** Tells the bot (with the GUILDS intent) and the watchers that a channel came, changed or went. */
export function announceChannel(world: World, t: string, channel: Channel): void {
  world.dispatch({
    t,
    d: describeChannel(world, channel),
    guildId: channel.guildId,
    intents: channel.guildId === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.Guilds,
  });
  world.publish({ type: 'world' });
}

/** A tag of a forum; one that is new gets an id. */
export function completeTag(
  world: World,
  { id, name, moderated }: { id?: string | null | undefined; name: string; moderated?: boolean | null | undefined },
): ForumTag {
  return { id: id ?? world.nextId(), name, moderated: moderated ?? false, emoji_id: null, emoji_name: null };
}

/** Fills in the side of an overwrite that was left out. */
export function completeOverwrite(input: OverwriteInput): Overwrite {
  return { id: input.id, type: input.type, allow: input.allow ?? 0n, deny: input.deny ?? 0n };
}

function requireGuild(world: World, guildId: string): Guild {
  const guild = world.guilds.get(guildId);
  if (guild === undefined) throw new Error(`No guild ${guildId} in the stand-in`);
  return guild;
}
