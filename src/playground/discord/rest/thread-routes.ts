import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { list, snowflake, text } from '../validation/fields.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { checkMessage } from '../validation/message-form.ts';
import { requireContent } from '../validation/require-content.ts';
import { announceChannel, emptyChannel } from '../world/build-world.ts';
import { composeMessage } from '../world/compose-message.ts';
import { describeChannel } from '../world/describe-channel.ts';
import { insertMessage, replaceMessage } from '../world/message-store.ts';
import type { Channel, World } from '../world/world.ts';
import { changeChannel } from './change-channel.ts';
import { accessChannel, type ChannelAccess } from './channel-access.ts';
import type { WindowCounts } from './count-within.ts';
import { refusals } from './refusals.ts';
import { param, type RestReply, type RestRequest, type Route } from './route.ts';

const archiveAfter = z.literal([60, 1440, 4320, 10080]).nullish();
const threadForm = z.object({
  name: text(1, 100),
  auto_archive_duration: archiveAfter,
  type: z.literal([10, 11, 12]).nullish(),
  applied_tags: list(snowflake, 0, 5).nullish(),
  message: z.unknown().optional(),
});
const threadChange = z.object({
  name: text(1, 100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  auto_archive_duration: archiveAfter,
});
const requireTag = 1 << 4;
type ThreadForm = z.output<typeof threadForm>;

/** Threads: from a message, on their own, as a forum post; and their state. */
export function threadRoutes(world: World): Route[] {
  const renames: WindowCounts = new Map();
  return [
    { method: 'POST', path: '/channels/:channelId/threads', handle: (request) => startThread(world, request) },
    {
      method: 'POST',
      path: '/channels/:channelId/messages/:messageId/threads',
      handle: (request) => threadFromMessage(world, request),
    },
    { method: 'PATCH', path: '/channels/:channelId', handle: (request) => changeThread(world, request, renames) },
  ];
}

function startThread(world: World, request: RestRequest): RestReply {
  const access = accessChannel(world, request);
  const form = readForm(request);
  const isForum = access.channel.type === ChannelType.GuildForum || access.channel.type === ChannelType.GuildMedia;
  if (isForum) return forumPost(world, access, { form, request });
  if (!threadable(access.channel)) throw refusals.wrongChannelType();
  const type = form.type ?? ChannelType.PrivateThread;
  access.need(
    type === ChannelType.PrivateThread
      ? PermissionFlagsBits.CreatePrivateThreads
      : PermissionFlagsBits.CreatePublicThreads,
  );
  const thread = openThread(world, access.channel, { form, type });
  return { status: 201, body: describeChannel(world, thread) };
}

function forumPost(world: World, access: ChannelAccess, post: { form: ThreadForm; request: RestRequest }): RestReply {
  access.need(PermissionFlagsBits.SendMessages);
  const { files } = post.request;
  const form = checkMessage(post.form.message, { path: ['message'], files });
  requireContent(form, files);
  const tags = post.form.applied_tags ?? [];
  if ((access.channel.flags & requireTag) !== 0 && tags.length === 0) throw refusals.tagRequired();
  if (tags.some((tag) => !access.channel.availableTags.some(({ id }) => id === tag))) throw refusals.unknownTag();
  const thread = openThread(world, access.channel, { form: post.form, type: ChannelType.PublicThread });
  thread.appliedTags = [...tags];
  const composed = composeMessage(world, form, {
    channel: thread,
    author: world.bot,
    files,
    parseByDefault: ['users', 'roles', 'everyone'],
    extra: { id: thread.id },
  });
  const message = insertMessage(world, thread, { message: composed, visibleTo: null });
  return { status: 201, body: { ...describeChannel(world, thread), message } };
}

function threadFromMessage(world: World, request: RestRequest): RestReply {
  const access = accessChannel(world, request);
  const stored = access.channel.messages.get(param(request, 'messageId'));
  if (stored === undefined || stored.visibleTo !== null) throw refusals.unknownMessage();
  if (!threadable(access.channel)) throw refusals.wrongChannelType();
  access.need(PermissionFlagsBits.CreatePublicThreads);
  const flags = stored.message.flags ?? 0;
  if ((flags & MessageFlags.HasThread) !== 0) throw refusals.threadExists();
  const type =
    access.channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
  const thread = openThread(world, access.channel, { form: readForm(request), type, id: stored.message.id });
  replaceMessage(world, access.channel, { ...stored.message, flags: flags | MessageFlags.HasThread });
  return { status: 201, body: describeChannel(world, thread) };
}

function changeThread(world: World, request: RestRequest, renames: WindowCounts): RestReply {
  const access = accessChannel(world, request);
  const { channel } = access;
  const state = channel.thread;
  if (state === null) return changeChannel(world, access, { body: request.body, renames });
  const check = checkForm(threadChange, request.body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const { name, archived, locked, auto_archive_duration: minutes } = check.data;
  const changesMore = name !== undefined || locked !== undefined || minutes != null;
  if (state.archived && archived !== false && changesMore) throw refusals.archivedThread();
  // The one who opened it may do most; a lock is for moderators, in both directions.
  const isModerated = locked !== undefined || (state.locked && archived === false);
  if (channel.ownerId !== world.bot.id || isModerated) access.need(PermissionFlagsBits.ManageThreads);
  channel.name = name ?? channel.name;
  channel.thread = {
    ...state,
    archived: archived ?? state.archived,
    locked: locked ?? state.locked,
    autoArchiveMinutes: minutes ?? state.autoArchiveMinutes,
    changedAt: world.now().toISOString(),
  };
  announceChannel(world, 'THREAD_UPDATE', channel);
  return { status: 200, body: describeChannel(world, channel) };
}

function readForm(request: RestRequest): ThreadForm {
  const check = checkForm(threadForm, request.body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  return check.data;
}

function threadable(channel: Channel): boolean {
  return channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
}

function openThread(world: World, parent: Channel, of: { form: ThreadForm; type: number; id?: string }): Channel {
  const active = [...world.channels.values()].filter(
    (channel) => channel.guildId === parent.guildId && channel.thread?.archived === false,
  );
  if (active.length >= world.options.maxActiveThreads) throw refusals.tooManyThreads();
  const at = world.now().toISOString();
  const thread = emptyChannel(world, of.type, {
    ...(of.id !== undefined && { id: of.id }),
    guildId: parent.guildId,
    parentId: parent.id,
    name: of.form.name,
    ownerId: world.bot.id,
    thread: {
      archived: false,
      locked: false,
      autoArchiveMinutes: of.form.auto_archive_duration ?? 4320,
      createdAt: at,
      changedAt: at,
    },
  });
  announceChannel(world, 'THREAD_CREATE', thread);
  return thread;
}
