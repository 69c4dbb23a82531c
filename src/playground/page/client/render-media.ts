import { html, type TemplateResult } from 'lit';
import { spoiler } from './spoiler.ts';
import type { MessageState, RenderContext } from './types.ts';

/** A picture as components and embeds carry it. */
export interface MediaItem {
  media: { url: string };
  description?: string | null | undefined;
  spoiler?: boolean | undefined;
}

/** A picture of a message and the class that gives it its size. */
export interface PictureLook {
  item: MediaItem;
  className: 'thumbnail' | 'gallery-item';
}

/**
 * A picture of a message. Pictures of other sites are not fetched (the page talks to nobody but its own server): their
 * description stands in for them, with a link.
 */
export function renderMedia(
  { item, className }: PictureLook,
  context: RenderContext,
  state: MessageState,
): TemplateResult {
  const { media, description } = item;
  const shown = html`<span class="media ${className}">${picture(context.mediaUrl(media.url), description ?? '')}</span>`;
  if (item.spoiler !== true) return shown;
  return spoiler(shown, { isOpen: state.isOpen(media.url), open: () => state.open(media.url), block: true });
}

function picture(url: string, description: string): TemplateResult {
  const target = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
  if (target?.protocol === 'data:' || target?.origin === location.origin) {
    return html`<img src=${url} alt=${description} title=${description} loading="lazy" />`;
  }
  const label = description === '' ? 'Picture on another site' : description;
  if (target?.protocol !== 'https:' && target?.protocol !== 'http:') {
    return html`<span class="media-elsewhere">${label}</span>`;
  }
  return html`<a class="media-elsewhere" href=${url} target="_blank" rel="noreferrer noopener">${label}</a>`;
}
