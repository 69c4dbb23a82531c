import { element } from './element.js';

/** @import { Choice, Option } from './types.d.ts' */

/**
 * @typedef {{ option: Option, root: HTMLElement, input: HTMLInputElement, picked: Choice | null }} OptionField
 */

/**
 * One option of the chosen command in the command box: its name and the input for its value.
 * @param {Option} option
 * @param {string} listId of the list that the input speaks for
 * @returns {OptionField}
 */
export function createOptionField(option, listId) {
  const id = `option-${option.name}`;
  const hint = option.required === true ? 'required' : 'optional';
  const input = element('input', {
    id,
    class: 'option-input',
    type: 'text',
    inputmode: option.type === 4 ? 'numeric' : option.type === 10 ? 'decimal' : undefined,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-description': `${option.description} (${hint})`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const root = element(
    'span',
    { class: 'option' },
    element('label', { class: 'option-name', for: id }, option.name),
    input,
  );
  return { option, root, input, picked: null };
}
