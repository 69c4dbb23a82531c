import type {
  APIContainerComponent,
  APIFileComponent,
  APIMessageComponent,
  APISectionComponent,
  APISeparatorComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { accent } from './accent.ts';
import { renderButton } from './render-button.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMedia } from './render-media.ts';
import { renderSelect } from './render-select.ts';
import { spoiler } from './spoiler.ts';
import type { Message, MessageState, RenderContext } from './types.ts';

/** What every part of a message is drawn with. */
export interface Drawing {
  context: RenderContext;
  state: MessageState;
}

/** A component of a message with everything in it, whatever its kind. */
export function renderComponent(component: APIMessageComponent, message: Message, drawing: Drawing): unknown {
  const { context, state } = drawing;
  switch (component.type) {
    case 1:
      return html`<div class="row">${component.components.map((child) => renderComponent(child, message, drawing))}</div>`;
    case 2:
      // Keyed, so that the focus stays with what a button does and not with where it stands.
      return keyed('custom_id' in component ? component.custom_id : '', renderButton(component, message, drawing));
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return keyed(component.custom_id, renderSelect(component, message, drawing));
    case 9:
      return renderSection(component, message, drawing);
    case 10:
      return html`<div class="text">${renderMarkdown(component.content, context, state)}</div>`;
    case 11:
      return renderMedia({ item: component, className: 'thumbnail' }, context, state);
    case 12:
      return html`<div class="gallery">${component.items.map((item) => renderMedia({ item, className: 'gallery-item' }, context, state))}</div>`;
    case 13:
      return renderFile(component, drawing);
    case 14:
      return renderSeparator(component);
    case 17:
      return renderContainer(component, message, drawing);
    default:
      return html`<p class="unknown">This part cannot be shown here.</p>`;
  }
}

function renderSeparator({ spacing, divider }: APISeparatorComponent): TemplateResult {
  const look = `separator${spacing === 2 ? ' is-large' : ''}${divider === false ? ' is-blank' : ''}`;
  return html`<div class=${look} role=${divider === false ? nothing : 'separator'}></div>`;
}

function renderSection(section: APISectionComponent, message: Message, drawing: Drawing): TemplateResult {
  const texts = section.components.map((child) => renderComponent(child, message, drawing));
  return html`<div class="section"><div class="section-texts">${texts}</div>${renderComponent(section.accessory, message, drawing)}</div>`;
}

function renderContainer(container: APIContainerComponent, message: Message, drawing: Drawing): TemplateResult {
  const { accent_color: color, components, spoiler: hidden } = container;
  const look = typeof color === 'number' ? 'container has-accent' : 'container';
  const inner = components.map((child) => renderComponent(child, message, drawing));
  const shown = html`<div class=${look} ${accent(color)}>${inner}</div>`;
  if (hidden !== true) return shown;
  const { state } = drawing;
  const key = `container ${container.id ?? ''}`;
  return spoiler(shown, { isOpen: state.isOpen(key), open: () => state.open(key), block: true });
}

function renderFile({ file, spoiler: hidden }: APIFileComponent, { context, state }: Drawing): TemplateResult {
  const name = file.url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? file.url;
  const link = html`<a class="media media-elsewhere" href=${context.mediaUrl(file.url)} download>${name}</a>`;
  if (hidden !== true) return link;
  return spoiler(link, { isOpen: state.isOpen(file.url), open: () => state.open(file.url), block: true });
}
