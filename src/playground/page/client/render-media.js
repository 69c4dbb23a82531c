import { element } from './element.js';
import { spoiler } from './spoiler.js';

/** @import { RenderContext } from './types.d.ts' */

/**
 * A picture of a message. Pictures of other sites are not fetched (the page talks to nobody but its own server): their
 * description stands in for them, with a link.
 * @param {{ media: { url: string }, description?: string | null, spoiler?: boolean }} item
 * @param {string} className
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderMedia({ media, description, spoiler: hidden }, className, context) {
  const shown = element(
    'span',
    { class: `media ${className}` },
    picture(context.mediaUrl(media.url), description ?? ''),
  );
  return hidden === true ? spoiler(shown, 'div') : shown;
}

/** @param {string} url @param {string} description */
function picture(url, description) {
  const target = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
  if (target?.protocol === 'data:' || target?.origin === location.origin) {
    return element('img', { src: url, alt: description, title: description, loading: 'lazy' });
  }
  const label = description === '' ? 'Picture on another site' : description;
  if (target?.protocol !== 'https:' && target?.protocol !== 'http:')
    return element('span', { class: 'media-elsewhere' }, label);
  return element('a', { class: 'media-elsewhere', href: url, target: '_blank', rel: 'noreferrer noopener' }, label);
}
