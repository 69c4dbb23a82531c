import { type APIMessage, GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { composeMessage } from '../world/compose-message.ts';
import { insertMessage, replaceMessage } from '../world/message-store.ts';
import type { World } from '../world/world.ts';
import { accessChannel, type ChannelAccess } from './channel-access.ts';
import { findMessage } from './find-message.ts';
import { refusals } from './refusals.ts';
import type { RestRequest, Route } from './route.ts';

const maxPins = 250;
const pinnedMessage = 6;

/** Pinned messages, at the newer address and at the older one. */
export function pinRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channelId/messages/pins',
      handle: (request) => {
        const pinned = pins(accessChannel(world, request));
        const items = pinned.map((message) => ({ pinned_at: message.timestamp, message }));
        return { status: 200, body: { items, has_more: false } };
      },
    },
    {
      method: 'GET',
      path: '/channels/:channelId/pins',
      handle: (request) => ({ status: 200, body: pins(accessChannel(world, request)) }),
    },
    ...['/channels/:channelId/messages/pins/:messageId', '/channels/:channelId/pins/:messageId'].flatMap(
      (path): Route[] => [
        { method: 'PUT', path, handle: (request) => pin(world, request) },
        { method: 'DELETE', path, handle: (request) => unpin(world, request) },
      ],
    ),
  ];
}

function pins({ channel, may }: ChannelAccess): APIMessage[] {
  if (!may(PermissionFlagsBits.ReadMessageHistory)) return [];
  return [...channel.messages.values()]
    .flatMap(({ message, visibleTo }) => (message.pinned && visibleTo === null ? [message] : []))
    .reverse();
}

function pin(world: World, request: RestRequest) {
  const access = accessChannel(world, request);
  access.need(PermissionFlagsBits.PinMessages);
  const { message } = findMessage(access, request);
  if (message.pinned) return { status: 204 };
  if (pins(access).length >= maxPins) throw refusals.tooManyPins();
  replaceMessage(world, access.channel, { ...message, pinned: true });
  const { channel } = access;
  const reference = { type: 0, channel_id: channel.id, message_id: message.id };
  const extra: object = {
    type: pinnedMessage,
    message_reference: { ...reference, ...(channel.guildId !== null && { guild_id: channel.guildId }) },
  };
  const notice = composeMessage(world, {}, { channel, author: world.bot, files: [], parseByDefault: [], extra });
  insertMessage(world, channel, { message: notice, visibleTo: null });
  announcePins(world, access);
  return { status: 204 };
}

function unpin(world: World, request: RestRequest) {
  const access = accessChannel(world, request);
  access.need(PermissionFlagsBits.PinMessages);
  const { message } = findMessage(access, request);
  if (message.pinned) {
    replaceMessage(world, access.channel, { ...message, pinned: false });
    announcePins(world, access);
  }
  return { status: 204 };
}

function announcePins(world: World, { channel }: ChannelAccess): void {
  const { id, guildId } = channel;
  world.dispatch({
    t: 'CHANNEL_PINS_UPDATE',
    d: {
      channel_id: id,
      last_pin_timestamp: world.now().toISOString(),
      ...(guildId !== null && { guild_id: guildId }),
    },
    guildId,
    intents: guildId === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.Guilds,
  });
}
