import { channelList } from './channel-list.js';
import { createActions } from './create-actions.js';
import { createApi } from './create-api.js';
import { createCommandBox } from './create-command-box.js';
import { createDrawer } from './create-drawer.js';
import { createMemory } from './create-memory.js';
import { createMessageList } from './create-message-list.js';
import { createToasts } from './create-toasts.js';
import { introduction } from './introduction.js';
import { optionChoices } from './option-choices.js';
import { worldChoices } from './world-choices.js';
import { worldLookup } from './world-lookup.js';

/** @import { CommandEntry, CommandOption, RenderContext, StateView } from './types.d.ts' */

const retryMs = 3000;
const startingPollMs = 1000;
const forumTypes = [15, 16];
/** @type {Readonly<Record<number, Parameters<typeof worldChoices>[2]['kind']>>} */
const selectKinds = { 5: 'user', 6: 'role', 7: 'mentionable', 8: 'channel' };

/** Starts the page: the world from the server, then everything that a visitor does in it. */
export async function startApp() {
  const api = createApi();
  const memory = createMemory();
  const [sidebar, title, status] = ['sidebar', 'title', 'status'].map(byId);
  const tell = createToasts(byId('toasts'));
  const drawer = createDrawer({ button: byId('menu'), panel: sidebar, backdrop: byId('backdrop') });
  /** @type {StateView} */
  let state;
  /** @type {ReturnType<typeof worldLookup>} */
  let world;
  let channelId = '';
  let opening = 0;
  let stopWatching = () => {};
  let wanted = new URLSearchParams(location.search).get('try');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let refreshTimer;
  /** @type {Set<string>} */
  const unread = new Set();
  /** @type {Set<string>} */
  const dismissed = new Set();

  const actions = createActions({
    act: api.act,
    place: () => ({ user: state.userId, channel: channelId }),
    show: (message) => list.upsert(message),
    tell,
    context: () => context,
  });
  /** @type {RenderContext} */
  const context = {
    now: () => Date.now(),
    userName: (id) => world.userName(id),
    roleName: (id) => world.roleName(id),
    channelName: (id) => world.channel(id)?.name ?? null,
    choicesOf: (type, channelTypes) =>
      worldChoices(state, channelId, { kind: selectKinds[type] ?? 'user', channelTypes }),
    mediaUrl: (url) =>
      url.startsWith(state.filesUrl) ? `/playground/attachments/${url.slice(state.filesUrl.length)}` : url,
    openChannel: (id) => openChannel(id),
    useCommand,
    press: actions.press,
    select: actions.select,
    dismiss: ({ id }) => {
      dismissed.add(id);
      list.remove(id);
      box.focus();
    },
  };
  const list = createMessageList(byId('messages'), context);
  const box = createCommandBox(/** @type {HTMLFormElement} */ (byId('box')), {
    entries: () => world.entries(channelId),
    choicesOf: (option) => optionChoices(state, channelId, option),
    suggest: actions.suggest,
    send: invoke,
    complain: tell,
  });

  addEventListener('hashchange', () => {
    const [userId, id] = place();
    if (userId !== null && userId !== state.userId) load(userId, id);
    else if (id !== null && id !== channelId) openChannel(id);
  });
  await load(...place());

  /** Looks at the world through this person's eyes; an unknown one gives way to the first. */
  async function load(
    /** @type {string | null} */ userId,
    /** @type {string | null} */ wantedChannel,
    /** @type {{ focus: boolean }} */ { focus } = { focus: true },
  ) {
    try {
      take(await api.state(userId).catch((error) => (userId === null ? Promise.reject(error) : api.state(null))));
    } catch (error) {
      title.textContent = 'Not running';
      status.textContent = error instanceof Error ? error.message : '';
      setTimeout(() => load(userId, wantedChannel, { focus }), retryMs);
      return;
    }
    status.textContent = '';
    watch();
    await openChannel(wantedChannel ?? state.startChannelId, { focus });
    box.refresh();
    tryWanted();
  }

  function take(/** @type {StateView} */ fresh) {
    state = fresh;
    world = worldLookup(fresh);
  }

  function become(/** @type {string} */ userId) {
    unread.clear();
    load(userId, channelId === state.directChannelId ? null : channelId, { focus: false });
  }

  function watch() {
    stopWatching();
    let isLost = false;
    stopWatching = api.watch(state.userId, {
      event: onEvent,
      open: async () => {
        status.textContent = '';
        if (isLost) await refresh();
        if (isLost) await showMessages();
        isLost = false;
      },
      lost: () => {
        isLost = true;
        status.textContent = 'Connection lost, trying again…';
      },
    });
    if (state.commands.length === 0) refreshSoon(startingPollMs);
  }

  function onEvent(/** @type {any} */ event) {
    if (event.type === 'world') return refreshSoon(150);
    if (event.type === 'message-delete') return list.remove(event.messageId);
    if (event.channelId === channelId) return dismissed.has(event.message.id) ? undefined : list.upsert(event.message);
    if (event.type !== 'message-create') return undefined;
    unread.add(event.channelId);
    return drawSidebar();
  }

  function refreshSoon(/** @type {number} */ delayMs) {
    clearTimeout(refreshTimer);
    refreshTimer = setTimeout(refresh, delayMs);
  }

  /** Takes the world anew without touching the messages or what is being typed. */
  async function refresh() {
    const { userId } = state;
    const fresh = await api.state(userId).catch(() => null);
    if (fresh === null) return refreshSoon(retryMs);
    if (userId !== state.userId) return undefined;
    take(fresh);
    if (world.channel(channelId) === null) return openChannel(state.startChannelId);
    drawSidebar();
    list.introduce(intro());
    box.refresh();
    tryWanted();
    return state.commands.length === 0 ? refreshSoon(startingPollMs) : undefined;
  }

  async function openChannel(/** @type {string} */ id, /** @type {{ focus: boolean }} */ { focus } = { focus: true }) {
    const channel = world.channel(id) ?? world.channel(state.startChannelId);
    if (channel === null) return;
    channelId = channel.id;
    unread.delete(channelId);
    history.replaceState(null, '', `${location.pathname}${location.search}#${state.userId}/${channelId}`);
    drawSidebar();
    drawer.close();
    const label = channel.type === 1 ? `@${channel.name}` : `#${channel.name}`;
    title.textContent = label;
    document.title = `${label} · Stakeout playground`;
    const isForum = forumTypes.includes(channel.type);
    box.setPlace(isForum ? 'A forum holds posts only: open one of them' : label, !isForum);
    await showMessages();
    // On a touch screen the focus would bring up the keyboard over the messages.
    if (focus && matchMedia('(hover: hover)').matches) box.focus();
  }

  async function showMessages() {
    const mine = ++opening;
    try {
      const messages = await api.messages(channelId, state.userId);
      if (mine === opening)
        list.show(
          messages.filter(({ id }) => !dismissed.has(id)),
          intro(),
        );
    } catch (error) {
      if (mine === opening) tell(error instanceof Error ? error.message : String(error));
    }
  }

  function intro() {
    const close = () => {
      memory.set('welcome', 'closed');
      list.introduce(intro());
      box.focus();
    };
    const use = (/** @type {CommandEntry} */ entry) => box.fill(entry);
    const welcome = memory.get('welcome') === 'closed' ? null : { entries: world.entries(channelId), use, close };
    return introduction(title.textContent ?? '', welcome);
  }

  function drawSidebar() {
    const open = (/** @type {string} */ id) => (id === channelId ? drawer.close() : openChannel(id));
    const focused = sidebar.contains(document.activeElement) ? document.activeElement?.id : undefined;
    sidebar.replaceChildren(...channelList(state, { channelId, unread, open, become }));
    if (focused) document.getElementById(focused)?.focus();
  }

  function useCommand(/** @type {string} */ name) {
    const entry = world.entries(channelId).find(({ label }) => label === `/${name}`);
    if (entry === undefined) tell(`/${name} cannot be used here`);
    else box.fill(entry);
  }

  /** Sends the command that the address asked for, once the bot has registered it. */
  function tryWanted() {
    const entry = world.entries(channelId).find(({ path }) => path.join('-') === wanted);
    if (entry === undefined) return;
    wanted = null;
    history.replaceState(null, '', `${location.pathname}${location.hash}`);
    box.fill(entry, { send: true });
  }

  async function invoke(/** @type {CommandEntry} */ entry, /** @type {CommandOption[]} */ options) {
    const done = list.expect(`${world.userName(state.userId)} used ${entry.label}`, world.bot);
    await actions.invoke(entry, options);
    done();
  }
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}`);
  return found;
}

/** Person and channel that the address names. @returns {[string | null, string | null]} */
function place() {
  const [userId, channelId] = location.hash.slice(1).split('/');
  return [userId || null, channelId || null];
}
