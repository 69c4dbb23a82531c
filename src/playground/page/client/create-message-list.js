import { avatar } from './avatar.js';
import { element } from './element.js';
import { icon } from './icon.js';
import { renderMessage } from './render-message.js';
import { thinking } from './thinking.js';

/** @import { Message, RenderContext } from './types.d.ts' */

/**
 * The messages of the open channel: keeps them in order, the newest in sight, and the focus where it was.
 * @param {HTMLElement} root
 * @param {RenderContext} context
 */
export function createMessageList(root, context) {
  const intro = element('div', { class: 'intro' });
  const items = element('div', { class: 'items' });
  const pending = element('div', { class: 'items' });
  root.replaceChildren(intro, items, pending);
  // A scrolled region must be within reach of the keyboard.
  root.tabIndex = 0;
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  let follow = true;
  /** The end, but no further than to the head of the newest message: an answer is read from its first line. */
  const target = () => {
    const newest = pending.lastElementChild ?? items.lastElementChild;
    const end = root.scrollHeight - root.clientHeight;
    if (newest === null) return end;
    const head = root.scrollTop + newest.getBoundingClientRect().top - root.getBoundingClientRect().top - 8;
    return Math.min(end, head);
  };
  root.addEventListener('scroll', () => {
    follow = root.scrollTop >= target() - 80;
  });
  const scroll = () => {
    if (follow) root.scrollTop = target();
  };
  // Pictures that arrive late and a box that grows would push the newest out of sight.
  const watcher = new ResizeObserver(scroll);
  for (const part of [root, items, pending]) watcher.observe(part);

  return {
    /** Replaces everything. @param {Message[]} messages @param {Node[]} introduction */
    show(messages, introduction) {
      intro.replaceChildren(...introduction);
      shown.clear();
      items.replaceChildren(...messages.map(make));
      pending.replaceChildren();
      follow = true;
      scroll();
    },
    introduce(/** @type {Node[]} */ introduction) {
      intro.replaceChildren(...introduction);
      scroll();
    },
    upsert(/** @type {Message} */ message) {
      const before = shown.get(message.id);
      const after = make(message);
      if (before === undefined) items.append(after);
      else replace(before, after);
      scroll();
    },
    remove(/** @type {string} */ id) {
      shown.get(id)?.remove();
      shown.delete(id);
    },
    /** A line for a command on its way; the returned function takes it away. @param {string} text @param {{ id: string, name: string }} bot */
    expect(text, bot) {
      const line = element(
        'article',
        { class: 'message is-pending' },
        element('div', { class: 'reply-head' }, icon('reply'), text),
        avatar(bot.name, bot.id),
        element(
          'div',
          { class: 'message-body' },
          element(
            'header',
            { class: 'message-head' },
            element('strong', { class: 'author' }, bot.name),
            element('span', { class: 'app-tag' }, 'APP'),
          ),
          thinking(),
        ),
      );
      pending.append(line);
      follow = true;
      scroll();
      return () => line.remove();
    },
  };

  function make(/** @type {Message} */ message) {
    const made = renderMessage(message, context);
    shown.set(message.id, made);
    return made;
  }
}

/** Puts the new version in the old one's place; a focused control keeps the focus when it still exists. */
function replace(/** @type {HTMLElement} */ before, /** @type {HTMLElement} */ after) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  before.replaceWith(after);
  if (focused === null) return;
  const customId = focused.getAttribute('data-custom-id');
  const same =
    customId === null ? null : after.querySelector(`[data-custom-id="${CSS.escape(customId)}"]:not(:disabled)`);
  (same instanceof HTMLElement ? same : after).focus({ preventScroll: true });
}
