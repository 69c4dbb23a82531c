import { commandBoxParts } from './command-box-parts.js';
import { createChoiceList } from './create-choice-list.js';
import { createOptionFields } from './create-option-fields.js';
import { filterChoices } from './filter-choices.js';
import { nestOptions } from './nest-options.js';

/** @import { Choice, CommandEntry, CommandOption, Option } from './types.d.ts' */
/** @import { OptionField } from './create-option-field.js' */
/** @import { Fault } from './create-option-fields.js' */

const debounceMs = 150;
const listId = 'choices';

/**
 * The command box: a slash menu, then a field for each option, then Enter. `choicesOf` gives the closed list of an option,
 * null where any value goes; `suggest` asks the bot what goes on with what was typed.
 * @param {HTMLFormElement} root
 * @param {{
 *   entries(): CommandEntry[],
 *   choicesOf(option: Option): Choice[] | null,
 *   suggest(entry: CommandEntry, options: CommandOption[]): Promise<Choice[]>,
 *   send(entry: CommandEntry, options: CommandOption[]): void,
 *   complain(text: string): void,
 * }} outside
 */
export function createCommandBox(root, outside) {
  const list = createChoiceList(listId);
  const parts = commandBoxParts(root, { list: list.root, listId });
  const { tail } = parts;
  const fields = createOptionFields(parts.fields, {
    listId,
    choicesOf: outside.choicesOf,
    offer: offerValues,
    key: onKey,
  });
  /** @type {CommandEntry | null} */
  let entry = null;
  let place = '';
  // Grows with whatever makes an answer that is still on its way too old to show.
  let turn = 0;

  root.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) list.hide();
  });
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element && !target.closest('button, input, label, li'))
      (fields.last()?.input ?? tail).focus();
  });
  tail.addEventListener('input', onTail);
  tail.addEventListener('focus', onTail);
  tail.addEventListener('keydown', (event) => onKey(event, null));
  clear();

  return {
    fill,
    focus: () => tail.focus(),
    /** Offers the commands anew when they may have changed while somebody was choosing. */
    refresh() {
      if (document.activeElement === tail && entry === null && tail.value.startsWith('/')) offerEntries();
    },
    /** Names the channel that the box writes to, or says in a sentence why it cannot. */
    setPlace(/** @type {string} */ label, /** @type {boolean} */ usable) {
      if (place === label && tail.disabled !== usable) return;
      place = label;
      tail.disabled = !usable;
      parts.send.disabled = !usable;
      clear();
    },
  };

  /** Chooses a command, and sends it at once when asked to and nothing is missing. */
  function fill(
    /** @type {CommandEntry} */ chosen,
    /** @type {{ send?: boolean, text?: string }} */ { send, text } = {},
  ) {
    clear();
    entry = chosen;
    parts.showChip(chosen.label, reset);
    const hasOptional = chosen.options.some(({ required }) => required !== true);
    parts.nameTail(hasOptional ? 'options…' : '', `${chosen.label}: more options; Enter sends`);
    for (const option of chosen.options) if (option.required === true) fields.add(option);
    const first = fields.first();
    if (first !== undefined && text !== undefined) first.input.value = text.replace(`${first.option.name}:`, '').trim();
    if (send === true && first === undefined) submit();
    else (first?.input ?? tail).focus();
  }

  function clear() {
    turn += 1;
    entry = null;
    fields.clear();
    parts.chip.hidden = true;
    tail.value = '';
    const invitation = tail.disabled ? place : `Message ${place}: type / for commands`;
    parts.nameTail(invitation, invitation);
    complain(null);
    list.hide();
  }

  function reset() {
    clear();
    tail.focus();
  }

  function onTail() {
    turn += 1;
    complain(null);
    if (entry !== null) offerOptions(entry);
    else if (tail.value.startsWith('/')) offerEntries();
    else list.hide();
  }

  function offerEntries() {
    const entries = outside.entries();
    const exact = exactEntry(entries, tail.value);
    if (exact !== null) {
      fill(exact, { text: tail.value.slice(exact.label.length + 1) });
      return;
    }
    const choices = entries.map(({ label, description }) => ({ label, detail: description, value: label }));
    list.show(tail, {
      title: entries.length === 0 ? 'No commands here' : 'Commands',
      // filterChoices stops at 25; a bare slash shows them all.
      choices: tail.value === '/' ? choices : filterChoices(choices, tail.value),
      first: true,
      pick: ({ value }) => {
        const chosen = entries.find(({ label }) => label === value);
        if (chosen !== undefined) fill(chosen);
      },
    });
  }

  function offerOptions(/** @type {CommandEntry} */ { options }) {
    const free = options.filter(({ name }) => !fields.has(name));
    const choices = free.map(({ name, description }) => ({ label: name, detail: description, value: name }));
    const pick = (/** @type {Choice} */ { value }) => {
      const option = free.find(({ name }) => name === value);
      tail.value = '';
      if (option !== undefined) fields.add(option).input.focus();
    };
    const named = choices.find(({ label }) => tail.value === `${label}:`);
    if (named !== undefined) return pick(named);
    const shown = filterChoices(choices, tail.value);
    const title = shown.length === 0 ? '' : 'More options (Enter sends)';
    return list.show(tail, { title, choices: shown, first: tail.value !== '', pick });
  }

  function offerValues(/** @type {OptionField} */ field) {
    complain(null);
    const mine = ++turn;
    const { option, input } = field;
    const closed = outside.choicesOf(option);
    const typed = field.picked?.label === input.value ? '' : input.value;
    showValues(field, closed === null ? [] : filterChoices(closed, typed), closed !== null && typed !== '');
    if (closed !== null || !('autocomplete' in option) || option.autocomplete !== true) return;
    setTimeout(async () => {
      if (mine !== turn || entry === null) return;
      const focused = { name: option.name, type: option.type, value: input.value, focused: true };
      const choices = await outside.suggest(entry, nestOptions(entry, [...fields.read(field).options, focused]));
      // No choice is marked: Enter sends what was typed, for any value goes.
      if (mine === turn && document.activeElement === input) showValues(field, choices, false);
    }, debounceMs);
  }

  function showValues(/** @type {OptionField} */ field, /** @type {Choice[]} */ choices, /** @type {boolean} */ first) {
    const pick = (/** @type {Choice} */ choice) => {
      turn += 1;
      field.picked = choice;
      field.input.value = choice.label;
      if (fields.last() === field) tail.focus();
    };
    list.show(field.input, { title: `${field.option.name}: ${field.option.description}`, choices, first, pick });
  }

  /** @param {KeyboardEvent} event @param {OptionField | null} field null in the text input after the fields */
  function onKey(event, field) {
    if (event.isComposing) return;
    const { key } = event;
    const value = (field?.input ?? tail).value;
    const open = list.isOpen();
    if (open && (key === 'ArrowDown' || key === 'ArrowUp')) list.move(key === 'ArrowDown' ? 1 : -1);
    else if (open && key === 'Enter' && list.hasActive()) list.pick();
    else if (open && key === 'Tab' && !event.shiftKey && (list.hasActive() || value !== '')) list.pick();
    else if (key === 'Enter') submit();
    else if (key === 'Escape' && open) list.hide();
    else if (key === 'Escape' && (entry !== null || value !== '')) reset();
    else if (key === 'Backspace' && value === '' && entry !== null) stepBack(field);
    else return;
    event.preventDefault();
  }

  /** Backspace in an empty input: back into the field before, or the optional field or the whole command goes. */
  function stepBack(/** @type {OptionField | null} */ field) {
    const last = fields.last();
    if (field === null && last !== undefined) return last.input.focus();
    if (field === null || field.option.required === true) return reset();
    fields.remove(field);
    return tail.focus();
  }

  function submit() {
    if (entry === null) {
      if (tail.value.trim() !== '') outside.complain('Only commands are understood here. Type / to see them.');
      return;
    }
    const { options, fault } = fields.read();
    if (fault !== null) {
      fault.field.input.focus();
      complain(fault);
      return;
    }
    const sent = entry;
    reset();
    outside.send(sent, nestOptions(sent, options));
  }

  function complain(/** @type {Fault | null} */ fault) {
    parts.fault.textContent = fault?.text ?? '';
    parts.fault.hidden = fault === null;
    fields.mark(fault);
  }
}

/**
 * The entry whose full name was typed with a space after it, so that what follows (typed on or pasted) is its first value.
 * @param {CommandEntry[]} entries @param {string} text
 */
function exactEntry(entries, text) {
  const typed = text.toLowerCase();
  const exact = entries.find(({ label }) => typed.startsWith(`${label} `));
  return exact !== undefined && !entries.some(({ label }) => label.startsWith(typed)) ? exact : null;
}
