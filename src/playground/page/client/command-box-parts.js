import { element } from './element.js';
import { icon } from './icon.js';

/**
 * The elements of the command box, still without behaviour.
 * @param {HTMLFormElement} root
 * @param {{ list: HTMLElement, listId: string }} choices
 */
export function commandBoxParts(root, { list, listId }) {
  const chip = element('span', { class: 'chip', hidden: true });
  const fields = element('span', { class: 'fields' });
  const tail = element('input', {
    id: 'tail',
    class: 'tail',
    type: 'text',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const send = element('button', { class: 'icon-button send', type: 'submit', 'aria-label': 'Send' }, icon('send'));
  const fault = element('p', { class: 'box-fault', role: 'alert', hidden: true });
  const content = element('div', { class: 'box-content' }, chip, fields, tail);
  root.replaceChildren(list, fault, element('div', { class: 'box-line' }, content, send));
  return {
    chip,
    fields,
    tail,
    send,
    fault,
    /** Names the text input for those who see it and those who do not. */
    nameTail(/** @type {string} */ placeholder, /** @type {string} */ label) {
      tail.placeholder = placeholder;
      tail.setAttribute('aria-label', label);
    },
    showChip(/** @type {string} */ label, /** @type {() => void} */ remove) {
      const attributes = {
        class: 'chip-remove',
        type: 'button',
        'aria-label': `Remove ${label}`,
        on: { click: remove },
      };
      chip.replaceChildren(element('span', {}, label), element('button', attributes, icon('close')));
      chip.hidden = false;
    },
  };
}
