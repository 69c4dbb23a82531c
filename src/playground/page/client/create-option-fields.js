import { createOptionField } from './create-option-field.js';
import { optionValue } from './option-value.js';

/** @import { Choice, CommandOption, Option } from './types.d.ts' */
/** @import { OptionField } from './create-option-field.js' */

/** @typedef {{ field: OptionField, text: string }} Fault a field and what is wrong with it */

/**
 * The fields of the chosen command's options, in the order in which they were added.
 * @param {HTMLElement} root
 * @param {{
 *   listId: string,
 *   choicesOf(option: Option): Choice[] | null,
 *   offer(field: OptionField): void,
 *   key(event: KeyboardEvent, field: OptionField): void,
 * }} outside
 */
export function createOptionFields(root, { listId, choicesOf, offer, key }) {
  /** @type {OptionField[]} */
  let fields = [];

  return {
    first: () => fields[0],
    last: () => fields.at(-1),
    has: (/** @type {string} */ name) => fields.some(({ option }) => option.name === name),
    clear() {
      fields = [];
      root.replaceChildren();
    },
    add(/** @type {Option} */ option) {
      const field = createOptionField(option, listId);
      fields.push(field);
      root.append(field.root);
      field.input.addEventListener('focus', () => offer(field));
      field.input.addEventListener('input', () => offer(field));
      field.input.addEventListener('keydown', (event) => key(event, field));
      return field;
    },
    remove(/** @type {OptionField} */ field) {
      fields = fields.filter((other) => other !== field);
      field.root.remove();
    },
    /** Marks the one field that is wrong, or none. */
    mark(/** @type {Fault | null} */ fault) {
      for (const field of fields) field.input.setAttribute('aria-invalid', String(field === fault?.field));
    },
    /**
     * What is filled in, and the first thing that is wrong; `except` is left out.
     * @param {OptionField} [except]
     * @returns {{ options: CommandOption[], fault: Fault | null }}
     */
    read(except) {
      /** @type {CommandOption[]} */
      const options = [];
      /** @type {Fault | null} */
      let fault = null;
      for (const field of fields.filter((other) => other !== except)) {
        const result = readField(field);
        if ('fault' in result) fault ??= { field, text: result.fault };
        else if ('value' in result)
          options.push({ name: field.option.name, type: field.option.type, value: result.value });
      }
      return { options, fault };
    },
  };

  /** @param {OptionField} field @returns {{ value: string | number | boolean } | { fault: string } | {}} */
  function readField({ option, input, picked }) {
    const text = input.value.trim();
    if (text !== '') return optionValue(option, text, { picked, choices: choicesOf(option) });
    return option.required === true ? { fault: `${option.name} is required` } : {};
  }
}
