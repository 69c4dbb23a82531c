import { element } from './element.js';

/** @import { Choice } from './types.d.ts' */

/**
 * The list above the command box: shown for one input at a time, which keeps the focus and speaks for it.
 * @param {string} id of the list in the page
 */
export function createChoiceList(id) {
  const heading = element('div', { class: 'choices-heading', 'aria-hidden': 'true' });
  const list = element('ul', { id, class: 'choices-list', role: 'listbox' });
  const root = element('div', { class: 'choices', hidden: true }, heading, list);
  /** @type {{ input: HTMLInputElement, choices: Choice[], pick: (choice: Choice) => void } | null} */
  let open = null;
  let active = -1;

  function mark(/** @type {number} */ index) {
    active = index;
    for (const [position, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(position === index));
      if (position === index) item.scrollIntoView({ block: 'nearest' });
    }
    if (index === -1) open?.input.removeAttribute('aria-activedescendant');
    else open?.input.setAttribute('aria-activedescendant', `${id}-${index}`);
  }

  function hide() {
    open?.input.setAttribute('aria-expanded', 'false');
    open?.input.removeAttribute('aria-activedescendant');
    open = null;
    active = -1;
    root.hidden = true;
  }

  return {
    root,
    hide,
    isOpen: () => open !== null,
    hasActive: () => active !== -1,
    /**
     * @param {HTMLInputElement} input
     * @param {{ title: string, choices: Choice[], first: boolean, pick: (choice: Choice) => void }} content
     *   `first` marks the first choice, so that Enter takes it
     */
    show(input, { title, choices, first, pick }) {
      hide();
      heading.textContent = title;
      list.setAttribute('aria-label', title);
      list.replaceChildren(...choices.map((choice, index) => line(choice, index)));
      root.hidden = choices.length === 0 && title === '';
      if (choices.length === 0) return;
      open = { input, choices, pick };
      input.setAttribute('aria-expanded', 'true');
      mark(first ? 0 : -1);
    },
    /** Moves the mark by one, round the ends. */
    move(/** @type {1 | -1} */ by) {
      const count = open?.choices.length ?? 0;
      if (count > 0) mark(active === -1 && by === -1 ? count - 1 : (active + by + count) % count);
    },
    /** Takes the marked choice, or the first when none is. */
    pick() {
      const choice = open?.choices[Math.max(active, 0)];
      if (open === null || choice === undefined) return;
      const { pick } = open;
      hide();
      pick(choice);
    },
  };

  /** @param {Choice} choice @param {number} index */
  function line(choice, index) {
    const take = (/** @type {Event} */ event) => {
      // The input keeps the focus: a press on the list would otherwise blur it and close the list first.
      event.preventDefault();
      active = index;
      if (event.type === 'click') pickAt(choice);
    };
    return element(
      'li',
      {
        id: `${id}-${index}`,
        role: 'option',
        'aria-selected': 'false',
        on: { pointerdown: take, mousedown: take, click: take },
      },
      element('span', { class: 'choice-label' }, choice.label),
      choice.detail !== undefined && element('span', { class: 'choice-detail' }, choice.detail),
    );
  }

  /** @param {Choice} choice */
  function pickAt(choice) {
    const pick = open?.pick;
    hide();
    pick?.(choice);
  }
}
