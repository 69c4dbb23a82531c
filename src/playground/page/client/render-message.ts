import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from './avatar.ts';
import { icon } from './icon.ts';
import { renderAttachment } from './render-attachment.ts';
import { type Drawing, renderComponent } from './render-component.ts';
import { renderEmbed } from './render-embed.ts';
import { renderMarkdown } from './render-markdown.ts';
import { thinking } from './thinking.ts';
import type { Message, RenderContext } from './types.ts';

const ephemeral = 64;
const loading = 128;

/** A message as the channel shows it: whose it is, what it answers, and all that is in it. */
export function renderMessage(message: Message, drawing: Drawing, { first }: { first: boolean }): TemplateResult {
  const { context } = drawing;
  const flags = message.flags ?? 0;
  const name = message.author.global_name ?? message.author.username;
  const isPrivate = (flags & ephemeral) !== 0;
  const look = `message${isPrivate ? ' is-private' : ''}${first ? '' : ' is-following'}`;
  return html`<article class=${look} id="message-${message.id}" tabindex="-1" aria-label="Message of ${name}">
    ${replyHeader(message, context)}
    ${answeredHeader(message)}
    ${first ? avatar(name) : html`<span class="gutter">${sentAt(message)}</span>`}
    <div class="message-body">
      ${
        first
          ? html`<header class="message-head"><strong class="author">${name}</strong>${message.author.bot === true ? html`<span class="app-tag">APP</span>` : nothing}${sentAt(message)}</header>`
          : nothing
      }
      ${(flags & loading) === 0 ? nothing : thinking()}
      ${content(message, drawing)}
      ${isPrivate ? privateMark(message, context) : nothing}
    </div>
    ${moreButton(message, name, context)}
  </article>`;
}

function content(message: Message, drawing: Drawing): unknown[] {
  const { context, state } = drawing;
  const edited = message.edited_timestamp !== null && message.edited_timestamp !== undefined;
  return [
    message.content === '' ? nothing : html`<div class="text">${renderMarkdown(message.content, context, state)}</div>`,
    (message.attachments ?? []).map((attachment) => renderAttachment(attachment, context, state)),
    (message.embeds ?? []).map((embed) => renderEmbed(embed, drawing)),
    (message.components ?? []).map((component) => renderComponent(component, message, drawing)),
    edited ? html`<small class="edited">(edited)</small>` : nothing,
  ];
}

/** Who used which command; older payloads name the command in `interaction`. */
function replyHeader(message: Message, context: RenderContext): unknown {
  const origin = message.interaction_metadata;
  const command = message.interaction?.name ?? (origin !== undefined && 'name' in origin ? origin.name : undefined);
  if (typeof command !== 'string') return nothing;
  const user = origin?.user ?? message.interaction?.user;
  const name = user?.global_name ?? user?.username ?? 'Somebody';
  const onMessage = origin !== undefined && 'target_message_id' in origin;
  const named = onMessage
    ? html`<span class="mention">${command}</span>`
    : html`<button class="mention" type="button" @click=${() => context.useCommand(command)}>/${command}</button>`;
  return html`<div class="reply-head">${icon('reply')}<span class="reply-name">${name}</span> used ${named}</div>`;
}

/** The beginning of the message that this one answers. */
function answeredHeader({ type, referenced_message: answered }: Message): unknown {
  if (answered === undefined || type !== 19) return nothing;
  if (answered === null) return html`<div class="reply-head">${icon('reply')}<em>The message was deleted</em></div>`;
  const { author, content: words } = answered;
  return html`<div class="reply-head">${icon('reply')}<span class="reply-name">${author.global_name ?? author.username}</span> <span class="reply-words">${words === '' ? 'Open the message to see it' : words}</span></div>`;
}

function sentAt(message: Message): TemplateResult {
  const date = new Date(message.timestamp);
  const today = date.toDateString() === new Date().toDateString();
  return html`<time-stamp .unix=${date.getTime() / 1000} .look=${today ? 't' : 's'} .name=${'sent-at'}></time-stamp>`;
}

function privateMark(message: Message, context: RenderContext): TemplateResult {
  const dismiss = () => context.dismiss(message);
  return html`<div class="private-mark">${icon('eye')}Only you can see this • <button class="text-button" type="button" @click=${dismiss}>Dismiss message</button></div>`;
}

function moreButton(message: Message, name: string, context: RenderContext): TemplateResult {
  const open = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    context.openMenu(message, { x: left, y: bottom, from: currentTarget });
  };
  return html`<button class="icon-button more" type="button" aria-haspopup="menu" aria-label="More for the message of ${name}" @click=${open}>${icon('more')}</button>`;
}
