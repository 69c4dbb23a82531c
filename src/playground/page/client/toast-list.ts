import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icon.ts';
import type { Toast } from './session-view.ts';

/** Short notices at the edge of the page, which go by themselves or when dismissed. */
export function toastList(toasts: readonly Toast[], dismiss: (id: number) => void): TemplateResult {
  return html`<div id="toasts" class="toasts" role="alert">${repeat(
    toasts,
    ({ id }) => id,
    ({ id, text, kind }) => html`<div class="toast is-${kind}"><span>${text}</span>
      <button class="icon-button" type="button" aria-label="Dismiss" @click=${() => dismiss(id)}>${icon('close')}</button></div>`,
  )}</div>`;
}
