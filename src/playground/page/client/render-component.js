import { element } from './element.js';
import { renderButton } from './render-button.js';
import { renderMarkdown } from './render-markdown.js';
import { renderMedia } from './render-media.js';
import { renderSelect } from './render-select.js';
import { spoiler } from './spoiler.js';

/** @import { Message, RenderContext } from './types.d.ts' */
/** @import { APIMessageComponent, APIContainerComponent, APIFileComponent, APISectionComponent } from 'discord-api-types/v10' */

/**
 * A component of a message with everything in it, whatever its kind.
 * @param {APIMessageComponent} component
 * @param {Message} message
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderComponent(component, message, context) {
  switch (component.type) {
    case 1:
      return element(
        'div',
        { class: 'row' },
        ...component.components.map((child) => renderComponent(child, message, context)),
      );
    case 2:
      return renderButton(component, message, context);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return renderSelect(component, message, context);
    case 9:
      return renderSection(component, message, context);
    case 10:
      return element('div', { class: 'text' }, renderMarkdown(component.content, context));
    case 11:
      return renderMedia(component, 'thumbnail', context);
    case 12:
      return element(
        'div',
        { class: 'gallery' },
        ...component.items.map((item) => renderMedia(item, 'gallery-item', context)),
      );
    case 13:
      return renderFile(component, context);
    case 14:
      return element('div', {
        class: `separator${component.spacing === 2 ? ' is-large' : ''}${component.divider === false ? ' is-blank' : ''}`,
        role: component.divider === false ? undefined : 'separator',
      });
    case 17:
      return renderContainer(component, message, context);
    default:
      return element('p', { class: 'unknown' }, 'This part cannot be shown here.');
  }
}

/** @param {APISectionComponent} section @param {Message} message @param {RenderContext} context */
function renderSection({ components, accessory }, message, context) {
  const texts = components.map((child) => renderComponent(child, message, context));
  return element(
    'div',
    { class: 'section' },
    element('div', { class: 'section-texts' }, ...texts),
    renderComponent(accessory, message, context),
  );
}

/** @param {APIContainerComponent} container @param {Message} message @param {RenderContext} context */
function renderContainer({ accent_color: accent, components, spoiler: hidden }, message, context) {
  const children = components.map((child) => renderComponent(child, message, context));
  const made = element('div', { class: 'container' }, ...children);
  if (typeof accent === 'number') {
    made.classList.add('has-accent');
    made.style.setProperty('--accent', `#${accent.toString(16).padStart(6, '0')}`);
  }
  return hidden === true ? spoiler(made, 'div') : made;
}

/** @param {APIFileComponent} component @param {RenderContext} context */
function renderFile({ file, spoiler: hidden }, context) {
  const link = element(
    'a',
    { class: 'media media-elsewhere', href: context.mediaUrl(file.url), download: true },
    fileName(file.url),
  );
  return hidden === true ? spoiler(link, 'div') : link;
}

function fileName(/** @type {string} */ url) {
  return url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? url;
}
