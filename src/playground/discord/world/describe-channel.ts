import type { APIChannel } from 'discord-api-types/v10';
import type { Channel, World } from './world.ts';

/** The channel as the API gives it. */
export function describeChannel(world: World, channel: Channel): APIChannel {
  const shared = {
    id: channel.id,
    type: channel.type,
    flags: channel.flags,
    last_message_id: lastMessageId(channel),
    ...(channel.messages.size > 0 && { last_pin_timestamp: null }),
  };
  const shape = channel.guildId === null ? direct(world, channel) : channel.thread ? thread(channel) : inGuild(channel);
  // The stand-in builds one shape per kind of channel; the union of the API's types cannot follow a number.
  return { ...shared, ...shape } as unknown as APIChannel;
}

function lastMessageId(channel: Channel): string | null {
  let last: string | null = null;
  for (const [id, stored] of channel.messages) if (stored.visibleTo === null) last = id;
  return last;
}

function direct(world: World, channel: Channel): object {
  const recipient = world.users.get(channel.recipientId ?? '');
  return { recipients: recipient === undefined ? [] : [recipient] };
}

function thread(channel: Channel): object {
  const sent = channel.messages.size;
  return {
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    rate_limit_per_user: 0,
    message_count: sent,
    total_message_sent: sent,
    member_count: 1,
    ...(channel.appliedTags.length > 0 && { applied_tags: channel.appliedTags }),
    thread_metadata: {
      archived: channel.thread?.archived ?? false,
      archive_timestamp: channel.thread?.changedAt,
      auto_archive_duration: channel.thread?.autoArchiveMinutes ?? 4320,
      locked: channel.thread?.locked ?? false,
      create_timestamp: channel.thread?.createdAt,
    },
  };
}

function inGuild(channel: Channel): object {
  return {
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    position: channel.position,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...((channel.type === 15 || channel.type === 16) && {
      available_tags: channel.availableTags,
      default_sort_order: null,
      default_reaction_emoji: null,
    }),
  };
}
