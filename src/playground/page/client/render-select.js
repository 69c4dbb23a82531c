import { element } from './element.js';

/** @import { Choice, Message, RenderContext } from './types.d.ts' */
/** @import { APISelectMenuComponent } from 'discord-api-types/v10' */

/**
 * A select of a message: one value is sent when chosen, several when the list is closed with its button.
 * @param {APISelectMenuComponent} component
 * @param {Message} message
 * @param {RenderContext} context
 * @returns {HTMLElement}
 */
export function renderSelect(component, message, context) {
  const choices = selectChoices(component, context);
  const send = (/** @type {string[]} */ values) => context.select(message, component.custom_id, values);
  const placeholder = component.placeholder ?? 'Make a selection';
  return (component.max_values ?? 1) > 1
    ? several(component, { choices, placeholder, send })
    : single(component, { choices, placeholder, send });
}

/** @typedef {{ choices: (Choice & { chosen?: boolean })[], placeholder: string, send(values: string[]): Promise<void> }} Content */

/** @param {APISelectMenuComponent} component @param {RenderContext} context @returns {(Choice & { chosen?: boolean })[]} */
function selectChoices(component, context) {
  if (component.type !== 3) {
    return context.choicesOf(component.type, 'channel_types' in component ? component.channel_types : undefined);
  }
  return component.options.map(({ label, value, description, default: chosen }) => ({
    label,
    value,
    ...(description !== undefined && { detail: description }),
    chosen: chosen === true,
  }));
}

/** @param {APISelectMenuComponent} component @param {Content} content */
function single(component, { choices, placeholder, send }) {
  const select = element(
    'select',
    {
      class: 'select',
      'aria-label': placeholder,
      'data-custom-id': component.custom_id,
      disabled: component.disabled === true,
      on: {
        change: async () => {
          select.disabled = true;
          await send(select.value === '' ? [] : [select.value]);
          select.disabled = false;
        },
      },
    },
    element('option', { value: '', disabled: component.min_values !== 0, selected: true }, placeholder),
    ...choices.map(({ label, detail, value, chosen }) =>
      element('option', { value, selected: chosen === true }, detail === undefined ? label : `${label} – ${detail}`),
    ),
  );
  return select;
}

/** @param {APISelectMenuComponent} component @param {Content} content */
function several(component, { choices, placeholder, send }) {
  const { min_values: least = 1, max_values: most = 1 } = component;
  const boxes = choices.map(({ value, chosen }) =>
    element('input', { type: 'checkbox', value, checked: chosen === true }),
  );
  const chosenValues = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const done = element(
    'button',
    {
      class: 'button button-primary',
      type: 'button',
      'data-custom-id': component.custom_id,
      on: { click: () => send(chosenValues()) },
    },
    'Done',
  );
  const check = () => {
    const { length } = chosenValues();
    done.disabled = length < least || length > most;
  };
  const lines = choices.map(({ label, detail }, index) =>
    element(
      'label',
      { class: 'select-line' },
      boxes[index],
      label,
      detail !== undefined && element('small', {}, detail),
    ),
  );
  const group = element(
    'div',
    { class: 'select-lines', role: 'group', 'aria-label': placeholder, on: { change: check } },
    ...lines,
    done,
  );
  check();
  if (component.disabled === true) for (const control of [...boxes, done]) control.disabled = true;
  return element('details', { class: 'select-several' }, element('summary', { class: 'select' }, placeholder), group);
}
