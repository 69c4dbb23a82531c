import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { LightElement } from './light-element.ts';
import { type ModalField, modalField } from './modal-field.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { RenderContext } from './types.ts';

/** A modal of the bot; `submit` gets the values by custom id, closing it sends nothing. */
export interface OpenModal {
  modal: APIModalInteractionResponseCallbackData;
  submit(values: Record<string, string | string[]>): void;
}

interface Part {
  type: number;
  content?: string;
  label?: string;
  description?: string;
  component?: ModalField;
  components?: ModalField[];
}

const closed = { isOpen: () => true, open: () => {}, isBusy: () => false, during: () => {} };

/** Shows the modal that is open, over everything else. */
export class ModalForm extends LightElement {
  static override properties = {
    open: { attribute: false },
    context: { attribute: false },
    close: { attribute: false },
  };

  declare open: OpenModal | null;
  declare context: RenderContext | null;
  declare close: () => void;

  protected override render(): unknown {
    if (this.open === null || this.context === null) return nothing;
    const { title, components } = this.open.modal;
    return html`<dialog class="modal" aria-labelledby="modal-title" @close=${() => this.close()}>
      <form @submit=${this.#onSubmit}>
        <h2 id="modal-title">${title}</h2>
        ${(components as unknown as Part[]).map((part, index) => this.#part(part, index))}
        <div class="row modal-actions">
          <button class="button button-secondary" type="button" @click=${() => this.close()}>Cancel</button>
          <button class="button button-primary" type="submit">Submit</button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  }

  #part(part: Part, index: number): unknown {
    if (this.context === null) return nothing;
    if (part.type === 10) {
      return html`<div class="text">${renderMarkdown(part.content ?? '', this.context, closed)}</div>`;
    }
    const field = part.component ?? part.components?.[0];
    if (field === undefined) return html`<p class="unknown">This part cannot be shown here.</p>`;
    const label = part.label ?? field.label ?? '';
    return modalField(field, {
      id: `modal-field-${index}`,
      label,
      description: part.description,
      context: this.context,
    });
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { open } = this;
    const values: Record<string, string | string[]> = {};
    for (const control of this.querySelectorAll<HTMLElement>('[data-field]')) {
      const customId = control.getAttribute('data-field') ?? '';
      if (control instanceof HTMLSelectElement)
        values[customId] = [...control.selectedOptions].map(({ value }) => value);
      else if (control instanceof HTMLInputElement && control.type === 'checkbox')
        values[customId] = String(control.checked);
      else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
        values[customId] = control.value;
      else
        values[customId] = [...control.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    }
    this.close();
    open?.submit(values);
  }
}
