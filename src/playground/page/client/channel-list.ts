import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar } from './avatar.ts';
import { type IconName, icon } from './icon.ts';
import { threadTags } from './thread-tags.ts';
import type { ChannelView, StateView } from './types.ts';

const category = 4;
const spoilerChannel = 1 << 21;
const icons: Readonly<Record<number, IconName>> = {
  2: 'voice',
  5: 'news',
  10: 'thread',
  11: 'thread',
  12: 'thread',
  13: 'voice',
  15: 'forum',
  16: 'forum',
};

/** Which channel is open, which have something new, and what choosing does. */
export interface ChannelListPage {
  channelId: string;
  unread: ReadonlyMap<string, string>;
  open(id: string): void;
  become(userId: string): void;
}

/** Guilds on the rail, the channels of the open one beside it, and whose eyes one looks through below. */
export function channelList(state: StateView, page: ChannelListPage): TemplateResult {
  const guild = state.guilds.find(({ channels }) => channels.some(({ id }) => id === page.channelId));
  const bot = state.users.find(({ id }) => id === state.botId);
  const direct = { id: state.directChannelId, name: bot?.name ?? 'The bot' };
  const lines =
    guild === undefined
      ? directLine(direct, page)
      : repeat(
          guild.channels,
          ({ id }) => id,
          (channel) => channelLine(channel, page),
        );
  return html`<ul class="rail">
      <li>${railButton('Direct messages', { current: guild === undefined, open: () => page.open(direct.id) }, icon('direct'))}</li>
      ${state.guilds.map(({ id, name, channels }) => {
        const first = channels.find(({ type }) => type === 0);
        const open = () => first !== undefined && page.open(first.id);
        return html`<li>${railButton(name, { current: id === guild?.id, open }, html`<span class="initials" data-initials=${initials(name)}></span>`)}</li>`;
      })}
    </ul>
    <div class="channels">
      <h2 class="channels-title">${guild?.name ?? 'Direct messages'}</h2>
      <ul class="channels-list">${lines}</ul>
      ${userSwitch(state, page.become)}
    </div>`;
}

function railButton(
  name: string,
  { current, open }: { current: boolean; open: () => void },
  content: unknown,
): TemplateResult {
  return html`<button class="rail-button" type="button" title=${name} aria-label=${name} aria-current=${current ? 'true' : nothing} @click=${open}>${content}</button>`;
}

function channelLine(channel: ChannelView, page: ChannelListPage): TemplateResult {
  const { id, name, type } = channel;
  if (type === category) return html`<li class="category">${name}</li>`;
  const isUnread = page.unread.has(id);
  const look = isUnread ? 'channel is-unread' : 'channel';
  return html`<li class=${type >= 10 && type <= 12 ? 'is-thread' : ''}>
    <button id="channel-${id}" class=${look} type="button" aria-current=${id === page.channelId ? 'page' : nothing} @click=${() => page.open(id)}>
      ${icon(icons[type] ?? 'channel')}<span class="channel-name">${name}</span>
      ${(channel.flags & spoilerChannel) === 0 ? nothing : html`<span class="channel-tag">spoilers</span>`}
      ${threadTags(channel)}
      ${isUnread ? html`<span class="unread">new</span>` : nothing}
    </button>
  </li>`;
}

function directLine({ id, name }: { id: string; name: string }, page: ChannelListPage): TemplateResult {
  const current = id === page.channelId ? 'page' : nothing;
  return html`<li><button id="channel-${id}" class="channel" type="button" aria-current=${current} @click=${() => page.open(id)}>${avatar(name)}${name}</button></li>`;
}

function userSwitch({ users, userId }: StateView, become: (userId: string) => void): TemplateResult {
  const people = users.filter(({ bot }) => !bot).sort((one, other) => Number(one.admin) - Number(other.admin));
  const self = people.find(({ id }) => id === userId);
  const onChange = ({ target }: Event) => target instanceof HTMLSelectElement && become(target.value);
  return html`<div class="user">
    ${avatar(self?.name ?? '?')}
    <label for="user" class="user-label">You are</label>
    <select id="user" class="user-select" @change=${onChange}>
      ${people.map(
        ({ id, name, admin }) =>
          html`<option value=${id} .selected=${id === userId}>${admin && !/admin/i.test(name) ? `${name} (admin)` : name}</option>`,
      )}
    </select>
  </div>`;
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
