import { type APIMessage, GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { replaceQuietly } from '../world/message-store.ts';
import type { World } from '../world/world.ts';
import { accessChannel, type ChannelAccess } from './channel-access.ts';
import { findMessage } from './find-message.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest, type Route } from './route.ts';

const root = '/channels/:channelId/messages/:messageId/reactions';
const maxKinds = 20;

/** Reactions: the bot's own, those of others, and who reacted. */
export function reactionRoutes(world: World): Route[] {
  return [
    { method: 'PUT', path: `${root}/:emoji/@me`, handle: (request) => add(world, request) },
    {
      method: 'DELETE',
      path: `${root}/:emoji/@me`,
      handle: (request) => remove(world, request, world.bot.id),
    },
    {
      method: 'DELETE',
      path: `${root}/:emoji/:userId`,
      handle: (request) => {
        accessChannel(world, request).need(PermissionFlagsBits.ManageMessages);
        return remove(world, request, param(request, 'userId'));
      },
    },
    {
      method: 'GET',
      path: `${root}/:emoji`,
      handle: (request) => {
        const { message } = find(world, request);
        const users = world.reactions.get(message.id)?.get(param(request, 'emoji')) ?? new Set();
        return { status: 200, body: [...users].flatMap((id) => world.users.get(id) ?? []) };
      },
    },
    {
      method: 'DELETE',
      path: root,
      handle: (request) => {
        const { access, message } = find(world, request);
        access.need(PermissionFlagsBits.ManageMessages);
        world.reactions.delete(message.id);
        show(world, access, message);
        tell(world, access, { t: 'MESSAGE_REACTION_REMOVE_ALL', message });
        return { status: 204 };
      },
    },
  ];
}

function find(world: World, request: RestRequest): { access: ChannelAccess; message: APIMessage } {
  const access = accessChannel(world, request);
  access.need(PermissionFlagsBits.ReadMessageHistory);
  return { access, message: findMessage(access, request).message };
}

function add(world: World, request: RestRequest) {
  const { access, message } = find(world, request);
  const emoji = param(request, 'emoji');
  const kinds = world.reactions.get(message.id) ?? new Map<string, Set<string>>();
  if (!/\p{Emoji}/u.test(emoji) && !/^\w{2,32}:\d{17,19}$/.test(emoji)) throw refusals.unknownEmoji();
  if (!kinds.has(emoji)) {
    access.need(PermissionFlagsBits.AddReactions);
    if (kinds.size >= maxKinds) throw refusals.tooManyReactions();
  }
  const users = kinds.get(emoji) ?? new Set<string>();
  const isNew = !users.has(world.bot.id);
  world.reactions.set(message.id, kinds.set(emoji, users.add(world.bot.id)));
  show(world, access, message);
  if (isNew) tell(world, access, { t: 'MESSAGE_REACTION_ADD', message, emoji, userId: world.bot.id });
  return { status: 204 };
}

function remove(world: World, request: RestRequest, userId: string) {
  const { access, message } = find(world, request);
  const emoji = param(request, 'emoji');
  const users = world.reactions.get(message.id)?.get(emoji);
  if (users === undefined) throw refusals.unknownEmoji();
  if (users.delete(userId)) tell(world, access, { t: 'MESSAGE_REACTION_REMOVE', message, emoji, userId });
  if (users.size === 0) world.reactions.get(message.id)?.delete(emoji);
  show(world, access, message);
  return { status: 204 };
}

/** Keeps the counts in the message as the API shows them; a reaction is no edit. */
function show(world: World, { channel }: ChannelAccess, message: APIMessage): void {
  const kinds = [...(world.reactions.get(message.id) ?? [])];
  const { reactions: _, ...rest } = message;
  const reactions = kinds.map(([emoji, users]) => ({
    emoji: describeEmoji(emoji),
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me_burst: false,
    burst_me: false,
    burst_count: 0,
    me: users.has(world.bot.id),
  }));
  const shown = { ...rest, ...(reactions.length > 0 && { reactions }) };
  replaceQuietly(world, channel, shown as APIMessage);
}

function describeEmoji(emoji: string): { id: string | null; name: string } {
  const [name = '', id] = emoji.split(':');
  return id === undefined ? { id: null, name: emoji } : { id, name };
}

function tell(
  world: World,
  { channel }: ChannelAccess,
  what: { t: string; message: APIMessage; emoji?: string; userId?: string },
): void {
  const { t, message, emoji, userId } = what;
  world.dispatch({
    t,
    d: {
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
      ...(emoji !== undefined && { emoji: describeEmoji(emoji), burst: false, type: 0 }),
      ...(userId !== undefined && { user_id: userId }),
    },
    guildId: channel.guildId,
    intents:
      channel.guildId === null ? GatewayIntentBits.DirectMessageReactions : GatewayIntentBits.GuildMessageReactions,
  });
}
