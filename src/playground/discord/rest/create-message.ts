import { type APIMessage, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { formFault } from '../validation/form-fault.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import type { MessageForm } from '../validation/message-form.ts';
import { requireContent } from '../validation/require-content.ts';
import { composeMessage } from '../world/compose-message.ts';
import { computePermissions } from '../world/compute-permissions.ts';
import { insertMessage } from '../world/message-store.ts';
import { wakeThread } from '../world/wake-thread.ts';
import type { Channel, World } from '../world/world.ts';
import { type ChannelAccess, needSending } from './channel-access.ts';
import { refusals } from './refusals.ts';
import type { UploadedFile } from './route.ts';

/** Sends the bot's message to a channel, or gives back the first one for a nonce that was used. */
export function createMessage(
  world: World,
  access: ChannelAccess,
  request: { form: MessageForm; files: readonly UploadedFile[] },
): APIMessage {
  const { form, files } = request;
  needSending(access);
  const { recipientId } = access.channel;
  if (recipientId !== null && !sharesGuild(world, recipientId)) throw refusals.noMutualGuild();
  needContentRights(access, form, files);
  requireContent(form, files);
  const nonce = form.enforce_nonce === true && form.nonce != null ? String(form.nonce) : null;
  const first = nonce === null ? null : recall(world, nonce);
  if (first !== null) return first;
  const message = composeMessage(world, form, {
    channel: access.channel,
    author: world.bot,
    files,
    parseByDefault: ['users', 'roles', 'everyone'],
    extra: reference(world, access, form),
  });
  wakeThread(world, access.channel);
  if (nonce !== null) {
    const atMs = world.now().getTime();
    world.nonces.set(nonce, { channelId: access.channel.id, messageId: message.id, atMs });
  }
  return insertMessage(world, access.channel, { message, visibleTo: null });
}

/** Whom the bot meets in no guild it cannot write to, unless they have installed the app themselves. */
function sharesGuild(world: World, userId: string): boolean {
  const guilds = [...world.guilds.values()];
  const meets = guilds.some(({ members }) => members.has(userId) && members.has(world.bot.id));
  return meets || world.installedFor.has(userId);
}

function needContentRights(access: ChannelAccess, form: MessageForm, files: readonly UploadedFile[]): void {
  if ((form.embeds?.length ?? 0) > 0) access.need(PermissionFlagsBits.EmbedLinks);
  if (files.length > 0) access.need(PermissionFlagsBits.AttachFiles);
  if (form.poll != null) access.need(PermissionFlagsBits.SendPolls);
}

/** The message that the nonce made within the window. */
function recall(world: World, nonce: string): APIMessage | null {
  const { nonces } = world;
  const oldest = world.now().getTime() - world.options.nonceWindowMs;
  for (const [known, { atMs }] of nonces) {
    if (atMs >= oldest) break;
    nonces.delete(known);
  }
  const used = nonces.get(nonce);
  if (used === undefined) return null;
  const message = world.channels.get(used.channelId)?.messages.get(used.messageId)?.message;
  if (message === undefined) throw refusals.unknownMessage();
  return message;
}

function reference(world: World, access: ChannelAccess, form: MessageForm): Partial<APIMessage> {
  const asked = form.message_reference;
  if (asked == null) return {};
  if (asked.type === 1) return forward(world, asked);
  if (!access.may(PermissionFlagsBits.ReadMessageHistory)) throw refusals.replyWithoutHistory();
  const target = findTarget(access.channel, asked.message_id);
  if (target === undefined) {
    if (asked.fail_if_not_exists === false) return { type: 0 };
    throw invalidForm([formFault(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
  }
  const guildId = access.channel.guildId;
  return {
    message_reference: {
      type: 0,
      channel_id: access.channel.id,
      message_id: target.id,
      ...(guildId !== null && { guild_id: guildId }),
    },
    referenced_message: target,
  };
}

/** A forward carries a copy of the message as it is now, which no edit changes. */
function forward(world: World, asked: NonNullable<MessageForm['message_reference']>): Partial<APIMessage> {
  const channel = world.channels.get(asked.channel_id ?? '');
  const target = channel === undefined ? undefined : findTarget(channel, asked.message_id);
  const permissions =
    channel === undefined ? 0n : computePermissions(world, world.bot.id, { channelId: channel.id, implicit: true });
  const readable = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  if (target !== undefined && (permissions & readable) !== readable) throw refusals.unreadableForward();
  if (channel === undefined || target === undefined) {
    throw invalidForm([formFault(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message')]);
  }
  const {
    type,
    content,
    embeds,
    attachments,
    timestamp,
    edited_timestamp,
    flags = 0,
    mentions,
    mention_roles,
  } = target;
  const snapshot = { type, content, embeds, attachments, timestamp, edited_timestamp, flags, mentions, mention_roles };
  const extra: object = {
    flags: MessageFlags.HasSnapshot,
    message_reference: {
      type: 1,
      channel_id: channel.id,
      message_id: target.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
    },
    message_snapshots: [{ message: { ...snapshot, components: target.components ?? [] } }],
  };
  return extra;
}

function findTarget(channel: Channel, messageId: string): APIMessage | undefined {
  const stored = channel.messages.get(messageId);
  return stored?.visibleTo === null ? stored.message : undefined;
}
