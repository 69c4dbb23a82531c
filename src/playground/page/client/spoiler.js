import { element } from './element.js';

/**
 * Hides content until it is clicked, or opened with Enter or Space; nothing in it can be reached before.
 * @param {Node} content
 * @param {'span' | 'div'} [tag] `div` around blocks
 * @returns {HTMLElement}
 */
export function spoiler(content, tag = 'span') {
  const inner = element(tag, { class: 'spoiler-content', inert: true, 'aria-hidden': 'true' }, content);
  const open = () => {
    outer.classList.add('is-open');
    for (const name of ['role', 'tabindex', 'aria-label', 'title']) outer.removeAttribute(name);
    inner.removeAttribute('inert');
    inner.removeAttribute('aria-hidden');
  };
  const outer = element(
    tag,
    {
      class: `spoiler spoiler-${tag}`,
      role: 'button',
      tabindex: 0,
      'aria-label': 'Spoiler, hidden. Press to show',
      title: 'Show spoiler',
      on: {
        click: (/** @type {MouseEvent} */ event) => {
          if (outer.classList.contains('is-open')) return;
          event.preventDefault();
          open();
        },
        keydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.target !== outer || (event.key !== 'Enter' && event.key !== ' ')) return;
          event.preventDefault();
          open();
        },
      },
    },
    inner,
  );
  return outer;
}
