import { avatar } from './avatar.js';
import { element } from './element.js';
import { formatTimestamp } from './format-timestamp.js';
import { icon } from './icon.js';
import { renderComponent } from './render-component.js';
import { renderEmbed } from './render-embed.js';
import { renderMarkdown } from './render-markdown.js';
import { renderMedia } from './render-media.js';
import { thinking } from './thinking.js';

/** @import { Message, RenderContext } from './types.d.ts' */

const ephemeral = 64;
const loading = 128;

/**
 * A message as the channel shows it: whose it is, what it answers, and all that is in it.
 * @param {Message} message
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderMessage(message, context) {
  const flags = message.flags ?? 0;
  const name = message.author.global_name ?? message.author.username;
  const isPrivate = (flags & ephemeral) !== 0;
  return element(
    'article',
    {
      class: isPrivate ? 'message is-private' : 'message',
      id: `message-${message.id}`,
      tabindex: -1,
      'aria-label': `Message of ${name}`,
    },
    replyHeader(message, context),
    avatar(name, message.author.id),
    element(
      'div',
      { class: 'message-body' },
      element(
        'header',
        { class: 'message-head' },
        element('strong', { class: 'author' }, name),
        appTag(message),
        sentAt(message, context),
      ),
      (flags & loading) !== 0 ? thinking() : null,
      ...content(message, context),
      isPrivate ? privateMark(message, context) : null,
    ),
  );
}

/** @param {Message} message @param {RenderContext} context */
function content(message, context) {
  const parts = [
    message.content !== '' && element('div', { class: 'text' }, renderMarkdown(message.content, context)),
    ...(message.attachments ?? []).map(({ url, description, filename }) =>
      renderMedia({ media: { url }, description: description ?? filename }, 'gallery-item', context),
    ),
    ...(message.embeds ?? []).map((embed) => renderEmbed(embed, context)),
    ...(message.components ?? []).map((component) => renderComponent(component, message, context)),
  ];
  const isEdited = message.edited_timestamp !== null && message.edited_timestamp !== undefined;
  return isEdited ? [...parts, element('small', { class: 'edited' }, '(edited)')] : parts;
}

/** Who used which command; older payloads name the command in `interaction`. @param {Message} message @param {RenderContext} context */
function replyHeader(message, context) {
  const origin = message.interaction_metadata;
  const command = message.interaction?.name ?? (origin !== undefined && 'name' in origin ? origin.name : undefined);
  if (typeof command !== 'string') return null;
  const user = origin?.user ?? message.interaction?.user;
  const name = user?.global_name ?? user?.username ?? 'Somebody';
  const repeat = () => context.useCommand(command);
  return element(
    'div',
    { class: 'reply-head' },
    icon('reply'),
    element('span', { class: 'reply-name' }, name),
    ' used ',
    element('button', { class: 'mention', type: 'button', on: { click: repeat } }, `/${command}`),
  );
}

/** @param {Message} message */
function appTag(message) {
  return message.author.bot === true ? element('span', { class: 'app-tag' }, 'APP') : null;
}

/** @param {Message} message @param {RenderContext} context */
function sentAt(message, context) {
  const date = new Date(message.timestamp);
  const today = date.toDateString() === new Date(context.now()).toDateString();
  const style = today ? 't' : 's';
  const attributes = {
    class: 'sent-at',
    datetime: message.timestamp,
    title: formatTimestamp(date.getTime() / 1000, 'F', { now: 0 }),
  };
  return element('time', attributes, formatTimestamp(date.getTime() / 1000, style, { now: context.now() }));
}

/** @param {Message} message @param {RenderContext} context */
function privateMark(message, context) {
  const dismiss = () => context.dismiss(message);
  return element(
    'div',
    { class: 'private-mark' },
    icon('eye'),
    'Only you can see this • ',
    element('button', { class: 'text-button', type: 'button', on: { click: dismiss } }, 'Dismiss message'),
  );
}
