import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from './types.ts';

/** The list above the command box: for one input at a time, which keeps the focus and speaks for it. */
export interface ChoiceOffer {
  title: string;
  choices: Choice[];
  /** The marked choice, -1 for none. */
  active: number;
  pick(choice: Choice): void;
}

/** Draws the offered choices under the id of the list. */
export function choiceList(id: string, offer: ChoiceOffer | null): TemplateResult {
  const isHidden = offer === null || (offer.choices.length === 0 && offer.title === '');
  // The input keeps the focus: a press on the list would otherwise blur it and close the list first.
  const keepFocus = (event: Event) => event.preventDefault();
  return html`<div class="choices" ?hidden=${isHidden}>
    <div class="choices-heading" aria-hidden="true">${offer?.title ?? ''}</div>
    <ul id=${id} class="choices-list" role="listbox" aria-label=${offer?.title || 'Choices'}>${offer?.choices.map(
      (choice, index) =>
        html`<li id="${id}-${index}" role="option" aria-selected=${index === offer.active ? 'true' : 'false'} @pointerdown=${keepFocus} @mousedown=${keepFocus} @click=${() => offer.pick(choice)}><span class="choice-label">${choice.label}</span>${choice.detail === undefined ? nothing : html`<span class="choice-detail">${choice.detail}</span>`}</li>`,
    )}</ul>
  </div>`;
}
