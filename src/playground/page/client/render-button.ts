import type { APIButtonComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import type { Message, MessageState, RenderContext } from './types.ts';

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

/** A button of a message; link buttons open in a new tab, the others are pressed and are busy until the bot answered. */
export function renderButton(
  component: APIButtonComponent,
  message: Message,
  { context, state }: { context: RenderContext; state: MessageState },
): TemplateResult {
  const name = 'label' in component ? (component.label ?? '') : 'Premium';
  const emoji = 'emoji' in component ? component.emoji?.name : undefined;
  const text = [emoji, name].filter(Boolean).join(' ');
  const look = `button button-${styles[component.style] ?? 'secondary'}`;
  if ('url' in component && component.disabled !== true) {
    const href = safeUrl(component.url) ?? nothing;
    return html`<a class=${look} href=${href} target="_blank" rel="noreferrer noopener">${text}${icon('external')}</a>`;
  }
  const customId = 'custom_id' in component ? component.custom_id : null;
  const busy = customId !== null && state.isBusy(customId);
  const press = () => {
    if (customId !== null && !busy) state.during(customId, () => context.press(message, customId));
  };
  const disabled = component.disabled === true || customId === null;
  return html`<button class=${look} type="button" ?disabled=${disabled} aria-busy=${busy ? 'true' : nothing} data-custom-id=${customId ?? nothing} @click=${press}>${text}</button>`;
}

/** Anything but a web address or Discord's own scheme is left out of the link. */
function safeUrl(url: string): string | undefined {
  return URL.canParse(url) && ['http:', 'https:', 'discord:'].includes(new URL(url).protocol) ? url : undefined;
}
