import { element } from './element.js';
import { icon } from './icon.js';

/** @import { Message, RenderContext } from './types.d.ts' */
/** @import { APIButtonComponent } from 'discord-api-types/v10' */

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

/**
 * A button of a message; link buttons open in a new tab, the others are pressed and are busy until the bot answered.
 * @param {APIButtonComponent} component
 * @param {Message} message
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderButton(component, message, context) {
  const name = 'label' in component ? (component.label ?? '') : 'Premium';
  const emoji = 'emoji' in component ? component.emoji?.name : undefined;
  const text = [emoji, name].filter(Boolean).join(' ');
  const look = `button button-${styles[component.style] ?? 'secondary'}`;
  if ('url' in component && component.disabled !== true) {
    const attributes = { class: look, href: safeUrl(component.url), target: '_blank', rel: 'noreferrer noopener' };
    return element('a', attributes, text, icon('external'));
  }
  const customId = 'custom_id' in component ? component.custom_id : undefined;
  const press = async () => {
    if (customId === undefined || button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    await context.press(message, customId);
    button.removeAttribute('aria-busy');
  };
  const disabled = component.disabled === true || customId === undefined;
  const button = element(
    'button',
    { class: look, type: 'button', disabled, 'data-custom-id': customId, on: { click: press } },
    text,
  );
  return button;
}

/** Anything but a web address or Discord's own scheme is left out of the link. */
function safeUrl(/** @type {string} */ url) {
  return URL.canParse(url) && ['http:', 'https:', 'discord:'].includes(new URL(url).protocol) ? url : undefined;
}
