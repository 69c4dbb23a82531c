import type { APIMessage } from 'discord-api-types/v10';
import { describeMember } from './describe-member.ts';
import { messageIntents } from './message-intents.ts';
import type { Channel, StoredMessage, World } from './world.ts';

/** Puts a message in its channel and tells bot and watchers. */
export function insertMessage(
  world: World,
  channel: Channel,
  entry: { message: APIMessage; visibleTo: string | null },
): APIMessage {
  const stored: StoredMessage = { ...entry, createdAtMs: world.now().getTime() };
  channel.messages.set(entry.message.id, stored);
  announce(world, channel, { stored, t: 'MESSAGE_CREATE' });
  return entry.message;
}

/** Puts the changed message in the place of the old one and tells bot and watchers. */
export function replaceMessage(world: World, channel: Channel, message: APIMessage): APIMessage {
  const before = channel.messages.get(message.id);
  if (before === undefined) return message;
  const stored = { ...before, message };
  channel.messages.set(message.id, stored);
  announce(world, channel, { stored, t: 'MESSAGE_UPDATE' });
  return message;
}

/** Puts the changed message in the place of the old one; only watchers are told, for to the bot it is no edit. */
export function replaceQuietly(world: World, channel: Channel, message: APIMessage): void {
  const before = channel.messages.get(message.id);
  if (before === undefined) return;
  channel.messages.set(message.id, { ...before, message });
  world.publish({ type: 'message-update', channelId: channel.id, message, visibleTo: before.visibleTo });
}

/** Takes many messages out at once; the bot is told so in one event. */
export function removeMessages(world: World, channel: Channel, messageIds: readonly string[]): void {
  const ids = messageIds.filter((id) => channel.messages.delete(id));
  world.dispatch({
    t: 'MESSAGE_DELETE_BULK',
    d: { ids, channel_id: channel.id, ...(channel.guildId !== null && { guild_id: channel.guildId }) },
    guildId: channel.guildId,
    intents: messageIntents(channel, null),
  });
  for (const messageId of ids) world.publish({ type: 'message-delete', channelId: channel.id, messageId });
}

/** Takes a message out and tells bot and watchers; false when it was not there. */
export function removeMessage(world: World, channel: Channel, messageId: string): boolean {
  const stored = channel.messages.get(messageId);
  if (stored === undefined) return false;
  channel.messages.delete(messageId);
  world.dispatch({
    t: 'MESSAGE_DELETE',
    d: { id: messageId, channel_id: channel.id, ...(channel.guildId !== null && { guild_id: channel.guildId }) },
    guildId: channel.guildId,
    intents: messageIntents(channel, stored.visibleTo),
  });
  world.publish({ type: 'message-delete', channelId: channel.id, messageId });
  return true;
}

function announce(
  world: World,
  channel: Channel,
  change: { stored: StoredMessage; t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' },
): void {
  const { message, visibleTo } = change.stored;
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(message.author.id);
  // Copies of ephemeral messages travel like direct ones: without guild and member.
  const placed = channel.guildId !== null && visibleTo === null;
  world.dispatch({
    t: change.t,
    d: {
      ...message,
      ...(placed && { guild_id: channel.guildId, ...(member !== undefined && { member: describeMember(member) }) }),
    },
    guildId: placed ? channel.guildId : null,
    intents: messageIntents(channel, visibleTo),
  });
  const type = change.t === 'MESSAGE_CREATE' ? 'message-create' : 'message-update';
  world.publish({ type, channelId: channel.id, message, visibleTo });
}
