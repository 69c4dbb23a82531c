import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { everyPermission, guildPermissions } from './guild-permissions.ts';
import type { Channel, Guild, Member, World } from './world.ts';

const threadTypes: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const voiceTypes: readonly number[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const inDirectMessages =
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.UseExternalEmojis;
const lostWithSending =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.SendTTSMessages;
const keptInTimeout = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/**
 * What a user may do in a channel. `implicit` takes away what follows from a missing right (nothing works without
 * VIEW_CHANNEL); payloads to the bot carry the figure without that.
 */
export function computePermissions(
  world: World,
  userId: string,
  where: { channelId: string; implicit: boolean },
): bigint {
  const channel = world.channels.get(where.channelId);
  if (channel === undefined) return 0n;
  if (channel.guildId === null) return directMessagePermissions(world, userId, { channel, implicit: where.implicit });
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  const base = guildPermissions(guild, userId);
  if (base === everyPermission) return base;
  const ruling = channel.thread === null ? channel : (world.channels.get(channel.parentId ?? '') ?? channel);
  const explicit = withOverwrites(base, { guild, member, channel: ruling });
  return where.implicit ? withImplicitDenials(explicit, { channel, member, now: world.now() }) : explicit;
}

function directMessagePermissions(
  world: World,
  userId: string,
  where: { channel: Channel; implicit: boolean },
): bigint {
  if (userId !== world.bot.id && userId !== where.channel.recipientId) return 0n;
  if (!where.implicit) return inDirectMessages;
  return (
    inDirectMessages |
    PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.UseApplicationCommands
  );
}

function withOverwrites(base: bigint, of: { guild: Guild; member: Member; channel: Channel }): bigint {
  const all = of.channel.overwrites;
  const levels = [
    all.filter((overwrite) => overwrite.id === of.guild.id),
    all.filter((overwrite) => overwrite.type === 0 && of.member.roles.includes(overwrite.id)),
    all.filter((overwrite) => overwrite.type === 1 && overwrite.id === of.member.userId),
  ];
  return levels.reduce((permissions, level) => {
    const deny = level.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
    const allow = level.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
    return (permissions & ~deny) | allow;
  }, base);
}

function withImplicitDenials(explicit: bigint, of: { channel: Channel; member: Member; now: Date }): bigint {
  if ((explicit & PermissionFlagsBits.ViewChannel) === 0n) return 0n;
  let permissions = explicit;
  if (voiceTypes.includes(of.channel.type) && (permissions & PermissionFlagsBits.Connect) === 0n) {
    permissions &= PermissionFlagsBits.ViewChannel;
  }
  const sending = threadTypes.includes(of.channel.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  if ((permissions & sending) === 0n) permissions &= ~lostWithSending;
  const { timedOutUntil } = of.member;
  if (timedOutUntil !== null && new Date(timedOutUntil) > of.now) permissions &= keptInTimeout;
  return permissions;
}
