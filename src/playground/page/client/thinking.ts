import { html, type TemplateResult } from 'lit';

/** What stands in a message's place while the bot prepares it. */
export function thinking(): TemplateResult {
  return html`<div class="thinking" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>thinking…</div>`;
}
