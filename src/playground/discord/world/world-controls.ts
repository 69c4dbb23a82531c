import { GatewayIntentBits } from 'discord-api-types/v10';
import type { StandIn } from '../stand-in.ts';
import {
  addChannel,
  addGuild,
  addMember,
  addRole,
  addUser,
  announceChannel,
  completeOverwrite,
  dmChannel,
} from './build-world.ts';
import { composeMessage } from './compose-message.ts';
import { computePermissions } from './compute-permissions.ts';
import { describeChannel } from './describe-channel.ts';
import { describeGuild } from './describe-guild.ts';
import { guildCreatePayload } from './guild-create-payload.ts';
import { insertMessage, removeMessage } from './message-store.ts';
import type { Channel, Guild, World } from './world.ts';

type Controls = Pick<
  StandIn,
  | 'users'
  | 'guilds'
  | 'channels'
  | 'messages'
  | 'commands'
  | 'addUser'
  | 'addGuild'
  | 'addChannel'
  | 'addRole'
  | 'addMember'
  | 'setChannel'
  | 'setThread'
  | 'setRolePermissions'
  | 'setTimeout'
  | 'setCommunityUpdatesChannel'
  | 'setGuildAvailability'
  | 'botRoleId'
  | 'dmChannel'
  | 'deleteChannel'
  | 'deleteMessage'
  | 'removeBot'
  | 'addBot'
  | 'installForUser'
  | 'say'
  | 'permissions'
>;

/** What tests and the playground do to the world and read from it. */
export function worldControls(world: World): Controls {
  const guildOf = (id: string): Guild => known(world.guilds.get(id), `guild ${id}`);
  const channelOf = (id: string): Channel => known(world.channels.get(id), `channel ${id}`);
  return {
    users: () => [...world.users.values()],
    guilds: () => [...world.guilds.values()].map(describeGuild),
    channels: (guildId) =>
      inOrder([...world.channels.values()].filter((channel) => channel.guildId === guildId)).map((channel) =>
        describeChannel(world, channel),
      ),
    messages: (channelId, viewerId) =>
      [...(world.channels.get(channelId)?.messages.values() ?? [])].flatMap(({ message, visibleTo }) =>
        visibleTo === null || visibleTo === viewerId ? [message] : [],
      ),
    commands: () => [...world.commands.values()],
    addUser: (user) => addUser(world, user),
    addGuild: (guild) => describeGuild(addGuild(world, guild)),
    addChannel: (channel) => describeChannel(world, addChannel(world, channel)),
    addRole: (role) => ({ id: addRole(world, role).id }),
    addMember: (member) => {
      addMember(world, member);
    },
    setChannel: (channelId, change) => {
      const channel = channelOf(channelId);
      channel.flags = change.flags ?? channel.flags;
      channel.overwrites = change.overwrites?.map(completeOverwrite) ?? channel.overwrites;
      announceChannel(world, 'CHANNEL_UPDATE', channel);
    },
    setThread: (channelId, change) => {
      const channel = channelOf(channelId);
      channel.thread = { ...known(channel.thread ?? undefined, `thread ${channelId}`), ...change };
      announceChannel(world, 'THREAD_UPDATE', channel);
    },
    setRolePermissions: (guildId, roleId, permissions) => {
      known(guildOf(guildId).roles.get(roleId), `role ${roleId}`).permissions = permissions;
      world.dispatch({
        t: 'GUILD_ROLE_UPDATE',
        d: { guild_id: guildId, role: describeGuild(guildOf(guildId)).roles.find(({ id }) => id === roleId) },
        guildId,
        intents: GatewayIntentBits.Guilds,
      });
      world.publish({ type: 'world' });
    },
    setTimeout: (guildId, userId, until) => {
      known(guildOf(guildId).members.get(userId), `member ${userId}`).timedOutUntil = until?.toISOString() ?? null;
      world.publish({ type: 'world' });
    },
    setCommunityUpdatesChannel: (guildId, channelId) => {
      guildOf(guildId).publicUpdatesChannelId = channelId;
      world.publish({ type: 'world' });
    },
    setGuildAvailability: (guildId, available) => {
      const guild = guildOf(guildId);
      guild.unavailable = !available;
      const d = available ? guildCreatePayload(world, guild) : { id: guildId, unavailable: true };
      const t = available ? 'GUILD_CREATE' : 'GUILD_DELETE';
      world.dispatch({ t, d, guildId, intents: GatewayIntentBits.Guilds });
    },
    botRoleId: (guildId) => {
      const role = [...guildOf(guildId).roles.values()].find(({ botId }) => botId === world.bot.id);
      return known(role, `bot role in guild ${guildId}`).id;
    },
    dmChannel: (userId) => describeChannel(world, dmChannel(world, userId)),
    deleteChannel: (channelId) => {
      const channel = channelOf(channelId);
      world.channels.delete(channelId);
      announceChannel(world, channel.thread === null ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel);
    },
    deleteMessage: (channelId, messageId) => {
      removeMessage(world, channelOf(channelId), messageId);
    },
    removeBot: (guildId) => {
      guildOf(guildId).members.delete(world.bot.id);
      world.dispatch({ t: 'GUILD_DELETE', d: { id: guildId }, guildId, intents: GatewayIntentBits.Guilds });
      world.publish({ type: 'world' });
    },
    addBot: (guildId) => {
      const guild = guildOf(guildId);
      const role =
        [...guild.roles.values()].find(({ botId }) => botId === world.bot.id) ??
        addRole(world, { guildId, name: world.bot.username, botId: world.bot.id });
      addMember(world, { guildId, userId: world.bot.id, roles: [role.id] });
      const d = guildCreatePayload(world, guild);
      world.dispatch({ t: 'GUILD_CREATE', d, guildId, intents: GatewayIntentBits.Guilds });
    },
    installForUser: (userId) => {
      world.installedFor.add(userId);
      world.publish({ type: 'world' });
    },
    say: (actor, content) => {
      const channel = channelOf(actor.channelId);
      const author = known(world.users.get(actor.userId), `user ${actor.userId}`);
      const parseByDefault = ['users', 'roles', 'everyone'];
      const message = composeMessage(world, { content }, { channel, author, files: [], parseByDefault });
      return insertMessage(world, channel, { message, visibleTo: null });
    },
    permissions: (userId, channelId) => computePermissions(world, userId, { channelId, implicit: true }),
  };
}

/** By position, and threads below the channel that they are of, in the order in which they were opened. */
function inOrder(channels: readonly Channel[]): Channel[] {
  const parents = channels.filter(({ thread }) => thread === null).sort((a, b) => a.position - b.position);
  const threads = channels.filter(({ thread }) => thread !== null);
  return parents.flatMap((parent) => [parent, ...threads.filter(({ parentId }) => parentId === parent.id)]);
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`No ${what} in the stand-in`);
  return value;
}
