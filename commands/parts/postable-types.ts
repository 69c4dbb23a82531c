import { ChannelType } from 'discord-api-types/v10';

/** The types of channels that updates can be posted in; in a forum each update becomes a post of its own. */
export const postableTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
] as const;
