import { avatar } from './avatar.js';
import { element } from './element.js';
import { icon } from './icon.js';

/** @import { ChannelView, StateView } from './types.d.ts' */

const category = 4;
const spoilerChannel = 1 << 21;

/** @type {Readonly<Record<number, Parameters<typeof icon>[0]>>} */
const icons = {
  2: 'voice',
  5: 'news',
  10: 'thread',
  11: 'thread',
  12: 'thread',
  13: 'voice',
  15: 'forum',
  16: 'forum',
};

/**
 * Guilds on the rail, the channels of the open one beside it, and whose eyes one looks through below.
 * @param {StateView} state
 * @param {{ channelId: string, unread: ReadonlySet<string>, open(id: string): void, become(userId: string): void }} page
 * @returns {Node[]}
 */
export function channelList(state, page) {
  const guild = state.guilds.find(({ channels }) => channels.some(({ id }) => id === page.channelId));
  const bot = state.users.find(({ id }) => id === state.botId);
  const direct = { id: state.directChannelId, name: bot?.name ?? 'The bot' };
  const rail = element(
    'ul',
    { class: 'rail' },
    element(
      'li',
      {},
      railButton(
        { id: direct.id, name: 'Direct messages' },
        guild === undefined,
        () => page.open(direct.id),
        icon('direct'),
      ),
    ),
    ...state.guilds.map(({ id, name, channels }) => {
      const first = channels.find(({ type }) => type === 0);
      const open = () => first !== undefined && page.open(first.id);
      return element('li', {}, railButton({ id, name }, id === guild?.id, open, initials(name)));
    }),
  );
  const lines = guild?.channels.map((channel) => channelLine(channel, page)) ?? [directLine(direct, page)];
  return [
    rail,
    element(
      'div',
      { class: 'channels' },
      element('h2', { class: 'channels-title' }, guild?.name ?? 'Direct messages'),
      element('ul', { class: 'channels-list' }, ...lines),
      userSwitch(state, page.become),
    ),
  ];
}

/** @param {{ id: string, name: string }} target @param {boolean} current @param {() => void} open @param {Node | string} content */
function railButton({ id, name }, current, open, content) {
  const attributes = {
    id: `rail-${id}`,
    class: 'rail-button',
    type: 'button',
    title: name,
    'aria-label': name,
    'aria-current': current ? 'true' : undefined,
  };
  return element('button', { ...attributes, on: { click: open } }, content);
}

/** @param {ChannelView} channel @param {{ channelId: string, unread: ReadonlySet<string>, open(id: string): void }} page */
function channelLine(channel, page) {
  const { id, name, type } = channel;
  if (type === category) return element('li', { class: 'category' }, name);
  const isThread = type >= 10 && type <= 12;
  const isUnread = page.unread.has(id);
  return element(
    'li',
    { class: isThread ? 'is-thread' : undefined },
    element(
      'button',
      {
        id: `channel-${id}`,
        class: isUnread ? 'channel is-unread' : 'channel',
        type: 'button',
        'aria-current': id === page.channelId ? 'page' : undefined,
        on: { click: () => page.open(id) },
      },
      icon(icons[type] ?? 'channel'),
      element('span', { class: 'channel-name' }, name),
      (channel.flags & spoilerChannel) !== 0 && element('span', { class: 'channel-tag' }, 'spoilers'),
      isUnread && element('span', { class: 'unread' }, 'new'),
    ),
  );
}

/** @param {{ id: string, name: string }} direct @param {{ channelId: string, open(id: string): void }} page */
function directLine({ id, name }, page) {
  const current = id === page.channelId ? 'page' : undefined;
  const open = () => page.open(id);
  return element(
    'li',
    {},
    element(
      'button',
      { id: `channel-${id}`, class: 'channel', type: 'button', 'aria-current': current, on: { click: open } },
      avatar(name, id),
      name,
    ),
  );
}

/** @param {StateView} state @param {(userId: string) => void} become */
function userSwitch({ users, userId }, become) {
  const people = users.filter(({ bot }) => !bot).sort((one, other) => Number(one.admin) - Number(other.admin));
  const self = people.find(({ id }) => id === userId);
  const select = element(
    'select',
    { id: 'user', class: 'user-select', on: { change: () => become(select.value) } },
    ...people.map(({ id, name, admin }) =>
      element(
        'option',
        { value: id, selected: id === userId },
        admin && !/admin/i.test(name) ? `${name} (admin)` : name,
      ),
    ),
  );
  return element(
    'div',
    { class: 'user' },
    avatar(self?.name ?? '?', userId),
    element('label', { for: 'user', class: 'user-label' }, 'You are'),
    select,
  );
}

function initials(/** @type {string} */ name) {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
