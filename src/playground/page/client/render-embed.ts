import type { APIEmbed } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { accent } from './accent.ts';
import type { Drawing } from './render-component.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMedia } from './render-media.ts';

/** An embed of an older kind of message. */
export function renderEmbed(embed: APIEmbed, { context, state }: Drawing): TemplateResult {
  const words = (text: string) => renderMarkdown(text, context, state);
  const title = embed.url === undefined ? embed.title : `[${embed.title}](<${embed.url}>)`;
  return html`<div class="container has-accent" ${accent(embed.color)}>
    ${embed.author === undefined ? nothing : html`<div class="subtext">${embed.author.name}</div>`}
    ${title === undefined ? nothing : html`<div class="text"><strong>${words(title)}</strong></div>`}
    ${embed.description === undefined ? nothing : html`<div class="text">${words(embed.description)}</div>`}
    ${(embed.fields ?? []).map(({ name, value }) => html`<div class="text"><strong>${words(name)}</strong>${'\n'}${words(value)}</div>`)}
    ${embed.image === undefined ? nothing : renderMedia({ item: { media: embed.image }, className: 'gallery-item' }, context, state)}
    ${embed.footer === undefined ? nothing : html`<div class="subtext">${embed.footer.text}</div>`}
  </div>`;
}
