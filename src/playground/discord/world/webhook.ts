import type { APIUser, UserFlags } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** A webhook of a channel: 1 posts what it is given, 2 repeats what an announcement channel publishes. */
export interface Webhook {
  id: string;
  type: 1 | 2;
  guildId: string | null;
  channelId: string;
  name: string;
  token: string | null;
  /** Of the channel that a type 2 webhook follows. */
  sourceChannelId: string | null;
}

/** The webhook as the API shows it. */
export function describeWebhook(world: World, webhook: Webhook, { withUser = true } = {}): object {
  const { id, type, guildId, channelId, name, token, sourceChannelId } = webhook;
  const source = world.channels.get(sourceChannelId ?? '');
  const sourceGuild = world.guilds.get(source?.guildId ?? '');
  return {
    id,
    type,
    name,
    avatar: null,
    guild_id: guildId,
    channel_id: channelId,
    application_id: type === 1 ? world.applicationId : null,
    ...(type === 1 && { token, url: `${world.baseUrl}/api/webhooks/${id}/${token}` }),
    ...(withUser && { user: world.bot }),
    ...(source !== undefined && { source_channel: { id: source.id, name: source.name } }),
    ...(sourceGuild !== undefined && { source_guild: { id: sourceGuild.id, name: sourceGuild.name, icon: null } }),
  };
}

/** Whom its messages are from. */
export function webhookAuthor(webhook: Webhook, username = webhook.name): APIUser {
  // The enum has no name for an empty set.
  const noFlags = 0 as UserFlags;
  const author = { id: webhook.id, username, discriminator: '0000', global_name: null, avatar: null, bot: true };
  return { ...author, public_flags: noFlags, flags: noFlags, primary_guild: null };
}
