import { element } from './element.js';
import { icon } from './icon.js';

const shownMs = 7000;

/**
 * Short notices at the edge of the page, which go by themselves or when dismissed.
 * @param {HTMLElement} root
 * @returns {(text: string) => void}
 */
export function createToasts(root) {
  return (text) => {
    const dismiss = element('button', { class: 'icon-button', type: 'button', 'aria-label': 'Dismiss' }, icon('close'));
    const toast = element('div', { class: 'toast' }, element('span', {}, text), dismiss);
    const remove = () => toast.remove();
    dismiss.addEventListener('click', remove);
    root.append(toast);
    setTimeout(remove, shownMs);
  };
}
