import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { checkMessage } from '../validation/message-form.ts';
import { removeMessage, replaceMessage } from '../world/message-store.ts';
import type { World } from '../world/world.ts';
import { accessChannel } from './channel-access.ts';
import { checkEditPace } from './check-edit-pace.ts';
import { countWithin, type WindowCounts } from './count-within.ts';
import { createMessage } from './create-message.ts';
import { editMessage } from './edit-message.ts';
import { repeatToFollowers } from './execute-webhook.ts';
import { findMessage } from './find-message.ts';
import { listMessages } from './list-messages.ts';
import { RateLimited } from './rate-limited.ts';
import { refusals } from './refusals.ts';
import type { RestRequest, Route } from './route.ts';

const root = '/channels/:channelId/messages';

/** Messages of a channel: create, read, change, delete, publish. */
export function messageRoutes(world: World): Route[] {
  const publishes: WindowCounts = new Map();
  const edits: WindowCounts = new Map();
  return [
    {
      method: 'POST',
      path: root,
      handle: (request) => {
        const access = accessChannel(world, request);
        const form = checkMessage(request.body, { files: request.files });
        return { status: 200, body: createMessage(world, access, { form, files: request.files }) };
      },
    },
    {
      method: 'GET',
      path: root,
      handle: (request) => ({ status: 200, body: listMessages(accessChannel(world, request), request.query) }),
    },
    {
      method: 'GET',
      path: `${root}/:messageId`,
      handle: (request) => {
        const access = accessChannel(world, request);
        access.need(PermissionFlagsBits.ReadMessageHistory);
        return { status: 200, body: findMessage(access, request).message };
      },
    },
    {
      method: 'PATCH',
      path: `${root}/:messageId`,
      handle: (request) => {
        const access = accessChannel(world, request);
        const { message } = findMessage(access, request);
        checkEditPace(world, message, edits);
        return { status: 200, body: editMessage(world, access, { message, request }) };
      },
    },
    {
      method: 'DELETE',
      path: `${root}/:messageId`,
      handle: (request) => {
        const access = accessChannel(world, request);
        const { message } = findMessage(access, request);
        if (message.author.id !== world.bot.id) access.need(PermissionFlagsBits.ManageMessages);
        removeMessage(world, access.channel, message.id);
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: `${root}/:messageId/crosspost`,
      handle: (request) => ({ status: 200, body: crosspost(world, request, publishes) }),
    },
  ];
}

function crosspost(world: World, request: RestRequest, publishes: WindowCounts) {
  const access = accessChannel(world, request);
  const { message } = findMessage(access, request);
  if (access.channel.type !== ChannelType.GuildAnnouncement) throw refusals.wrongChannelType();
  access.need(PermissionFlagsBits.SendMessages);
  if (message.author.id !== world.bot.id) access.need(PermissionFlagsBits.ManageMessages);
  const flags = message.flags ?? 0;
  if ((flags & MessageFlags.Crossposted) !== 0) throw refusals.alreadyCrossposted();
  const quota = countWithin(publishes, access.channel.id, { limit: world.options.crosspostLimit, now: world.now() });
  if (quota.isOver) throw new RateLimited(quota.secondsLeft);
  const published = { ...message, flags: flags | MessageFlags.Crossposted };
  const replaced = replaceMessage(world, access.channel, published);
  repeatToFollowers(world, access.channel.id, message.id);
  return replaced;
}
