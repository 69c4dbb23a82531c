import { html, type TemplateResult } from 'lit';

const tints = 6;

/** A round mark with the first letter of a name, always in the same tint for the same name. */
export function avatar(name: string): TemplateResult {
  const tint = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tints;
  return html`<span class="avatar tint-${tint}" aria-hidden="true">${[...name][0]?.toUpperCase() ?? '?'}</span>`;
}
