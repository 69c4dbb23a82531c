import { element } from './element.js';
import { renderMarkdown } from './render-markdown.js';
import { renderMedia } from './render-media.js';

/** @import { RenderContext } from './types.d.ts' */
/** @import { APIEmbed } from 'discord-api-types/v10' */

/**
 * An embed of an older kind of message.
 * @param {APIEmbed} embed
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderEmbed(embed, context) {
  const title = embed.url === undefined ? embed.title : `[${embed.title}](<${embed.url}>)`;
  const made = element(
    'div',
    { class: 'container has-accent' },
    embed.author !== undefined && element('div', { class: 'subtext' }, embed.author.name),
    embed.title !== undefined &&
      element('div', { class: 'text' }, element('strong', {}, renderMarkdown(title ?? '', context))),
    embed.description !== undefined && element('div', { class: 'text' }, renderMarkdown(embed.description, context)),
    ...(embed.fields ?? []).map(({ name, value }) =>
      element(
        'div',
        { class: 'text' },
        element('strong', {}, renderMarkdown(name, context)),
        '\n',
        renderMarkdown(value, context),
      ),
    ),
    embed.image !== undefined && renderMedia({ media: embed.image }, 'gallery-item', context),
    embed.footer !== undefined && element('div', { class: 'subtext' }, embed.footer.text),
  );
  if (embed.color !== undefined) made.style.setProperty('--accent', `#${embed.color.toString(16).padStart(6, '0')}`);
  return made;
}
