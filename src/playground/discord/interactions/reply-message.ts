import { type APIMessage, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusals } from '../rest/refusals.ts';
import type { UploadedFile } from '../rest/route.ts';
import type { MessageForm } from '../validation/message-form.ts';
import { composeMessage } from '../world/compose-message.ts';
import { computePermissions } from '../world/compute-permissions.ts';
import { insertMessage, replaceMessage } from '../world/message-store.ts';
import type { Channel, World } from '../world/world.ts';
import { type Interaction, interactionMetadata } from './interaction.ts';

/** Posts a message in the name of an interaction; ephemeral ones only its user sees. */
export function createReply(
  world: World,
  interaction: Interaction,
  reply: { form: MessageForm; files: readonly UploadedFile[]; loading?: boolean; referencing?: string | null },
): APIMessage {
  const channel = channelOf(world, interaction);
  const user = world.users.get(interaction.userId);
  const flags = (reply.form.flags ?? 0) | (isHeldBack(world, interaction) ? MessageFlags.Ephemeral : 0);
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const isCommand = interaction.type === 2 && reply.referencing === undefined;
  const extra: object = {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    type: isCommand ? (interaction.commandType === 1 ? 20 : 23) : reply.referencing ? 19 : 0,
    interaction_metadata: interactionMetadata(interaction, user),
    ...(isCommand && {
      interaction: { id: interaction.id, type: 2, name: interaction.commandName, user },
    }),
    ...(reply.referencing && {
      message_reference: { type: 0, channel_id: channel.id, message_id: reply.referencing },
    }),
  };
  const composed = composeMessage(
    world,
    { ...reply.form, flags },
    {
      channel,
      author: world.bot,
      files: reply.files,
      parseByDefault: ['users'],
      mayBeEphemeral: true,
      extra,
    },
  );
  const message =
    reply.loading === true ? { ...composed, flags: (composed.flags ?? 0) | MessageFlags.Loading } : composed;
  return insertMessage(world, channel, { message, visibleTo: ephemeral ? interaction.userId : null });
}

/** An app that only the user has installed speaks to them alone where they may not use such apps in public. */
function isHeldBack(world: World, { owners, userId, channelId }: Interaction): boolean {
  const guildId = world.channels.get(channelId)?.guildId ?? null;
  if (guildId === null || owners['0'] === guildId) return false;
  const permissions = computePermissions(world, userId, { channelId, implicit: true });
  return (permissions & PermissionFlagsBits.UseExternalApps) === 0n;
}

/** Changes a message in the name of an interaction. */
export function updateReply(
  world: World,
  interaction: Interaction,
  edit: { messageId: string; form: MessageForm; files: readonly UploadedFile[] },
): APIMessage {
  const channel = channelOf(world, interaction);
  const before = channel.messages.get(edit.messageId)?.message;
  if (before === undefined) throw refusals.unknownMessage();
  const message = composeMessage(world, edit.form, {
    channel,
    author: before.author,
    files: edit.files,
    parseByDefault: ['users'],
    before,
  });
  return replaceMessage(world, channel, message);
}

/** The channel that the interaction happened in. */
export function channelOf(world: World, interaction: Interaction): Channel {
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) throw refusals.unknownChannel();
  return channel;
}
