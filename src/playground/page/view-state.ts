import type { APIApplicationCommand, APIChannel, APIGuild, APIUser } from 'discord-api-types/v10';
import { ApplicationCommandType, PermissionFlagsBits } from 'discord-api-types/v10';
import { findViewer } from './find-viewer.ts';
import type { PageStandIn, PageWorld } from './page-stand-in.ts';

interface PersonView {
  id: string;
  name: string;
  bot: boolean;
  /** Manages at least one guild, so that the admin commands are theirs. */
  admin: boolean;
}

interface ChannelView {
  id: string;
  name: string;
  type: number;
  parentId: string | null;
  flags: number;
  /** The viewer's own permissions there, a decimal bit set. */
  permissions: string;
  /** Of threads and forum posts only. */
  thread: { archived: boolean; locked: boolean; messages: number } | null;
}

interface GuildView {
  id: string;
  name: string;
  channels: ChannelView[];
  roles: { id: string; name: string; color: number }[];
}

/** Everything around the messages, as one person sees it. */
export interface StateView {
  userId: string;
  botId: string;
  users: PersonView[];
  guilds: GuildView[];
  directChannelId: string;
  startChannelId: string;
  commands: APIApplicationCommand[];
  /** Commands for messages and people, from their menus. */
  menuCommands: APIApplicationCommand[];
  /** Whether the panel holds the process of the bot and its record. */
  controls: boolean;
  /** What the addresses of uploaded files begin with; the page shows them through its own server. */
  filesUrl: string;
}

/** The world as one person sees it; without a user id, as the one that visitors begin with. */
export function viewState(
  { standIn, world, controls }: { standIn: PageStandIn; world?: PageWorld; controls?: unknown },
  userId: string | null,
): StateView {
  const people = standIn.users().filter(({ bot }) => bot !== true);
  const viewer = findViewer(standIn, userId ?? world?.users.fan ?? people[0]?.id ?? null);
  const guilds = standIn.guilds().map((guild) => viewGuild(standIn, guild, viewer.id));
  const directChannelId = standIn.dmChannel(viewer.id).id;
  const seen = guilds.flatMap(({ channels }) => channels);
  const start = seen.find(({ id }) => id === world?.channels.general) ?? seen.find(({ type }) => type === 0);
  return {
    userId: viewer.id,
    botId: standIn.botUserId,
    users: standIn.users().map((user) => viewPerson(standIn, user)),
    guilds,
    directChannelId,
    startChannelId: start?.id ?? directChannelId,
    commands: standIn.commands().filter(({ type }) => type === ApplicationCommandType.ChatInput),
    menuCommands: standIn
      .commands()
      .filter(({ type }) => type === ApplicationCommandType.Message || type === ApplicationCommandType.User),
    controls: controls !== undefined,
    filesUrl: new URL('/attachments/', standIn.apiUrl).href,
  };
}

function viewPerson(standIn: PageStandIn, user: APIUser): PersonView {
  const manages = (channel: APIChannel | undefined) =>
    channel !== undefined && (standIn.permissions(user.id, channel.id) & PermissionFlagsBits.ManageGuild) !== 0n;
  const bot = user.bot === true;
  return {
    id: user.id,
    name: user.global_name ?? user.username,
    bot,
    admin: !bot && standIn.guilds().some((guild) => manages(standIn.channels(guild.id)[0])),
  };
}

function viewGuild(standIn: PageStandIn, guild: APIGuild, viewerId: string): GuildView {
  return {
    id: guild.id,
    name: guild.name,
    channels: standIn
      .channels(guild.id)
      .map((channel) => viewChannel(channel, standIn.permissions(viewerId, channel.id)))
      .filter(({ permissions }) => (BigInt(permissions) & PermissionFlagsBits.ViewChannel) !== 0n),
    roles: guild.roles.map(({ id, name, color }) => ({ id, name, color })),
  };
}

function viewChannel(channel: APIChannel, permissions: bigint): ChannelView {
  return {
    id: channel.id,
    name: channel.name ?? '',
    type: channel.type,
    parentId: 'parent_id' in channel ? (channel.parent_id ?? null) : null,
    flags: 'flags' in channel ? (channel.flags ?? 0) : 0,
    permissions: permissions.toString(),
    thread: viewThread(channel),
  };
}

function viewThread(channel: APIChannel): ChannelView['thread'] {
  if (!('thread_metadata' in channel) || channel.thread_metadata === undefined) return null;
  const { archived, locked = false } = channel.thread_metadata;
  return { archived, locked, messages: channel.message_count ?? 0 };
}
