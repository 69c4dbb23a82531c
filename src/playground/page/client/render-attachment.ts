import type { APIAttachment } from 'discord-api-types/v10';
import { html } from 'lit';
import { fileSize } from './file-size.ts';
import { renderMedia } from './render-media.ts';
import { spoiler } from './spoiler.ts';
import type { MessageState, RenderContext } from './types.ts';

const spoilerFlag = 8;

/** A file of a message: a picture is shown, anything else can be had. */
export function renderAttachment(
  { url, description, filename, content_type: type = '', size, flags }: APIAttachment,
  context: RenderContext,
  state: MessageState,
): unknown {
  const isHidden = ((flags ?? 0) & spoilerFlag) !== 0;
  if (type.startsWith('image/')) {
    const item = { media: { url }, description: description ?? filename, spoiler: isHidden };
    return renderMedia({ item, className: 'gallery-item' }, context, state);
  }
  const link = html`<a class="media media-elsewhere" href=${context.mediaUrl(url)} download=${filename}>${filename} <small>${fileSize(size)}</small></a>`;
  return isHidden ? spoiler(link, { isOpen: state.isOpen(url), open: () => state.open(url), block: true }) : link;
}
