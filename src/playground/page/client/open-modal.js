import { element } from './element.js';
import { renderMarkdown } from './render-markdown.js';

/** @import { RenderContext } from './types.d.ts' */

/** @typedef {{ customId: string, root: Node, read(): string | string[] }} Field */

/**
 * Shows a modal of the bot; `submit` gets the values by custom id. Closing it sends nothing.
 * @param {any} modal
 * @param {{ context: RenderContext, submit(values: Record<string, string | string[]>): void }} page
 */
export function openModal(modal, { context, submit }) {
  /** @type {Field[]} */
  const fields = [];
  const parts = modal.components.map((/** @type {any} */ component) => part(component, fields, context));
  const cancel = element(
    'button',
    { class: 'button button-secondary', type: 'button', on: { click: () => dialog.close() } },
    'Cancel',
  );
  const send = element('button', { class: 'button button-primary', type: 'submit' }, 'Submit');
  const onSubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    dialog.close();
    submit(Object.fromEntries(fields.map((field) => [field.customId, field.read()])));
  };
  const form = element(
    'form',
    { on: { submit: onSubmit } },
    element('h2', { id: 'modal-title' }, modal.title),
    ...parts,
  );
  form.append(element('div', { class: 'row modal-actions' }, cancel, send));
  const dialog = element(
    'dialog',
    { class: 'modal', 'aria-labelledby': 'modal-title', on: { close: () => dialog.remove() } },
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {any} component @param {Field[]} fields @param {RenderContext} context @returns {Node} */
function part(component, fields, context) {
  if (component.type === 10) return element('div', { class: 'text' }, renderMarkdown(component.content, context));
  const inner = component.type === 18 ? component.component : component.components?.[0];
  const field = inputOf(inner, context);
  if (field === null) return element('p', { class: 'unknown' }, 'This part cannot be shown here.');
  fields.push(field);
  const description = component.description === undefined ? null : element('small', {}, component.description);
  return element(
    'label',
    { class: 'modal-field' },
    element('span', {}, component.label ?? inner.label ?? ''),
    description,
    field.root,
  );
}

/** @param {any} inner @param {RenderContext} context @returns {Field | null} */
function inputOf(inner, context) {
  const required = inner?.required !== false;
  if (inner?.type === 4) {
    const limits = {
      minlength: inner.min_length,
      maxlength: inner.max_length ?? 4000,
      placeholder: inner.placeholder,
      required,
    };
    const root =
      inner.style === 2 ? element('textarea', { rows: 4, ...limits }) : element('input', { type: 'text', ...limits });
    root.value = inner.value ?? '';
    return { customId: inner.custom_id, root, read: () => root.value };
  }
  if (![3, 5, 6, 7, 8].includes(inner?.type)) return null;
  const choices = inner.type === 3 ? inner.options : context.choicesOf(inner.type, inner.channel_types);
  const options = choices.map((/** @type {any} */ { label, value, default: selected }) =>
    element('option', { value, selected: selected === true }, label),
  );
  const root = element('select', { class: 'select', required, multiple: (inner.max_values ?? 1) > 1 }, ...options);
  return { customId: inner.custom_id, root, read: () => [...root.selectedOptions].map(({ value }) => value) };
}
