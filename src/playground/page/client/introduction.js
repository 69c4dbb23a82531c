import { element } from './element.js';
import { icon } from './icon.js';
import { suggestEntries } from './suggest-entries.js';

/** @import { CommandEntry } from './types.d.ts' */

/**
 * What stands above the first message: the channel's name and, on a first visit, a welcome with commands to try.
 * @param {string} title
 * @param {{ entries: CommandEntry[], use(entry: CommandEntry): void, close(): void } | null} welcome
 * @returns {Node[]}
 */
export function introduction(title, welcome) {
  const start = element(
    'div',
    { class: 'channel-start' },
    element('h2', {}, title),
    element('p', {}, 'This is where the channel begins.'),
  );
  return welcome === null ? [start] : [start, card(welcome)];
}

/** @param {{ entries: CommandEntry[], use(entry: CommandEntry): void, close(): void }} welcome */
function card({ entries, use, close }) {
  const suggestions = suggestEntries(entries).map((entry) =>
    element(
      'li',
      {},
      element(
        'button',
        { class: 'suggestion', type: 'button', on: { click: () => use(entry) } },
        element('strong', {}, entry.label),
        element('span', {}, entry.description),
      ),
    ),
  );
  return element(
    'section',
    { class: 'welcome', 'aria-label': 'Welcome' },
    element(
      'button',
      { class: 'icon-button welcome-close', type: 'button', 'aria-label': 'Close the welcome', on: { click: close } },
      icon('close'),
    ),
    element('h3', {}, 'Try the bot here'),
    element(
      'p',
      {},
      'The real bot, on a Discord of this computer: no account, no token. Pick a command, then press Enter.',
    ),
    suggestions.length === 0
      ? element('p', { class: 'subtext' }, 'The bot is starting; its commands appear in a moment.')
      : element('ul', { class: 'suggestions' }, ...suggestions),
  );
}
