import { element } from './element.js';

/** What stands in a message's place while the bot prepares it. */
export function thinking() {
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, ...[1, 2, 3].map(() => element('i')));
  return element('div', { class: 'thinking', role: 'status' }, dots, 'thinking…');
}
