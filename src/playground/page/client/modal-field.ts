import { html, nothing, type TemplateResult } from 'lit';
import type { RenderContext } from './types.ts';

/** An input of a modal, of any kind. */
export interface ModalField {
  type: number;
  custom_id?: string;
  label?: string;
  style?: number;
  required?: boolean;
  min_length?: number;
  max_length?: number;
  max_values?: number;
  placeholder?: string;
  value?: string;
  default?: boolean;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  channel_types?: number[];
}

/** How a field is named and described. */
export interface FieldLook {
  id: string;
  label: string;
  description: string | undefined;
  context: RenderContext;
}

/** A labelled field of a modal; what it holds is found again by `data-field`. */
export function modalField(field: ModalField, { id, label, description, context }: FieldLook): TemplateResult {
  const hint = description === undefined ? nothing : html`<small>${description}</small>`;
  const mark =
    field.required === false || field.type === 23 ? nothing : html`<span class="required" aria-hidden="true"> *</span>`;
  if (field.type === 21 || field.type === 22) {
    return html`<fieldset class="modal-field" data-field=${field.custom_id ?? ''}>
      <legend>${label}${mark}</legend>${hint}${(field.options ?? []).map((option) => optionLine(option, field, id))}
    </fieldset>`;
  }
  const control = input(field, id, context);
  if (control === null) return html`<p class="unknown">This part cannot be shown here.</p>`;
  return html`<div class="modal-field"><label for=${id}>${label}${mark}</label>${hint}${control}</div>`;
}

function optionLine(
  option: { label: string; value: string; description?: string; default?: boolean },
  field: ModalField,
  name: string,
): TemplateResult {
  const type = field.type === 21 ? 'radio' : 'checkbox';
  return html`<label class="select-line">
    <input type=${type} name=${name} value=${option.value} ?checked=${option.default === true} ?required=${type === 'radio' && field.required !== false} />${option.label}
    ${option.description === undefined ? nothing : html`<small>${option.description}</small>`}
  </label>`;
}

function input(field: ModalField, id: string, context: RenderContext): TemplateResult | null {
  const customId = field.custom_id ?? '';
  const required = field.required !== false;
  const { min_length: least, max_length: most = 4000, placeholder = '', value = '' } = field;
  if (field.type === 23) {
    return html`<input id=${id} type="checkbox" data-field=${customId} ?checked=${field.default === true} />`;
  }
  if (field.type === 4) {
    return field.style === 2
      ? html`<textarea id=${id} data-field=${customId} rows="4" minlength=${least ?? nothing} maxlength=${most} placeholder=${placeholder} ?required=${required} .value=${value}></textarea>`
      : html`<input id=${id} data-field=${customId} type="text" minlength=${least ?? nothing} maxlength=${most} placeholder=${placeholder} ?required=${required} .value=${value} />`;
  }
  if (![3, 5, 6, 7, 8].includes(field.type)) return null;
  const choices = field.type === 3 ? (field.options ?? []) : context.choicesOf(field.type, field.channel_types);
  const options = choices.map(
    (choice) =>
      html`<option value=${String(choice.value)} ?selected=${'default' in choice && choice.default === true}>${choice.label}</option>`,
  );
  return html`<select id=${id} class="select" data-field=${customId} ?required=${required} ?multiple=${(field.max_values ?? 1) > 1}>${options}</select>`;
}
