import { type APIMessage, PermissionFlagsBits } from 'discord-api-types/v10';
import { checkMessage, type MessageForm } from '../validation/message-form.ts';
import { requireCleared } from '../validation/require-cleared.ts';
import { composeMessage } from '../world/compose-message.ts';
import { replaceMessage } from '../world/message-store.ts';
import type { World } from '../world/world.ts';
import type { ChannelAccess } from './channel-access.ts';
import { refusals } from './refusals.ts';
import type { RestRequest } from './route.ts';

/** Edits a message as the bot: its own, or of others' only the flags. */
export function editMessage(
  world: World,
  access: ChannelAccess,
  edit: { message: APIMessage; request: RestRequest },
): APIMessage {
  const { message, request } = edit;
  if (access.channel.thread?.archived === true) throw refusals.archivedThread();
  const existing = { flags: message.flags ?? 0, fileNames: message.attachments.map(({ filename }) => filename) };
  const form = checkMessage(request.body, { files: request.files, existing });
  if (message.author.id !== world.bot.id) {
    const more = Object.entries(form).some(([key, value]) => key !== 'flags' && value !== undefined);
    if (more) throw refusals.notTheAuthor();
    access.need(PermissionFlagsBits.ManageMessages);
  }
  requireCleared(message, form);
  if (showsNothing(message, form, request.files.length)) throw refusals.emptyMessage();
  const composed = composeMessage(world, form, {
    channel: access.channel,
    author: message.author,
    files: request.files,
    parseByDefault: ['users', 'roles', 'everyone'],
    before: message,
  });
  return replaceMessage(world, access.channel, composed);
}

function showsNothing(message: APIMessage, form: MessageForm, files: number): boolean {
  const after = (field: 'content' | 'embeds' | 'components' | 'attachments') =>
    (form[field] === undefined ? message[field] : form[field])?.length ?? 0;
  return after('content') + after('embeds') + after('components') + after('attachments') + files === 0;
}
