import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { StandIn } from './stand-in.ts';

/** Ids of the sample world. */
export interface SampleWorld {
  guildId: string;
  channels: { general: string; news: string; spoilers: string; forum: string; voice: string };
  users: { fan: string; secondFan: string; admin: string };
  roles: { moderators: string; newsletter: string };
  /** Who and where the playground page begins as: the fan in general. */
  userId: string;
  channelId: string;
}

/** One guild with the usual kinds of channels and people; the admin owns it, the bot may do what a bot usually may. */
export function fillSampleWorld(standIn: StandIn): SampleWorld {
  const admin = standIn.addUser({ username: 'robin', globalName: 'Robin (admin)' }).id;
  const fan = standIn.addUser({ username: 'alex', globalName: 'Alex' }).id;
  const secondFan = standIn.addUser({ username: 'sam', globalName: 'Sam' }).id;
  const guildId = standIn.addGuild({ name: 'Film club', ownerId: admin, features: ['COMMUNITY', 'NEWS'] }).id;
  const moderators = standIn.addRole({
    guildId,
    name: 'Moderators',
    permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages,
  }).id;
  const newsletter = standIn.addRole({ guildId, name: 'Newsletter', mentionable: true }).id;
  standIn.addMember({ guildId, userId: fan });
  standIn.addMember({ guildId, userId: secondFan, roles: [newsletter] });
  const channel = (name: string, type: ChannelType, flags = 0) => standIn.addChannel({ guildId, name, type, flags }).id;
  const channels = {
    general: channel('general', ChannelType.GuildText),
    news: channel('news', ChannelType.GuildAnnouncement),
    spoilers: channel('spoilers', ChannelType.GuildText, ChannelFlags.IsSpoilerChannel),
    forum: channel('forum', ChannelType.GuildForum),
    voice: channel('voice', ChannelType.GuildVoice),
  };
  return {
    guildId,
    channels,
    users: { fan, secondFan, admin },
    roles: { moderators, newsletter },
    userId: fan,
    channelId: channels.general,
  };
}
