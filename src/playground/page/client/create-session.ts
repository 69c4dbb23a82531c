import { type Actions, createActions } from './actions.ts';
import { readAddress } from './address.ts';
import type { Api, PageEvent } from './api.ts';
import type { Memory } from './create-memory.ts';
import type { SessionView, Toast } from './session-view.ts';
import type { CommandEntry, CommandOption, Message, StateView } from './types.ts';
import { upsertMessage } from './upsert-message.ts';
import { worldLookup } from './world-lookup.ts';

const retryMs = 3000;
const startingPollMs = 1000;
const toastMs = 7000;

/** What the session needs around it; `changed` is told after each change of the view. */
export interface SessionPage {
  api: Api;
  memory: Memory;
  changed(): void;
  /** A command that the address asked for can be used now. */
  wanted(entry: CommandEntry): void;
  /** Another channel was opened by the person. */
  opened(): void;
}

/** What is going on: who one is, where one is, what stands there, and what one does. */
export interface Session {
  readonly view: Readonly<SessionView>;
  actions: Actions;
  start(): Promise<void>;
  openChannel(id: string, options?: { focus?: boolean }): Promise<void>;
  become(userId: string, channelId?: string): Promise<void>;
  invoke(entry: CommandEntry, options: CommandOption[]): Promise<void>;
  dismiss(message: Message): void;
  tell(text: string, kind?: Toast['kind']): void;
  dismissToast(id: number): void;
  /** Changes how the page stands. */
  set(change: Partial<Pick<SessionView, 'modal' | 'menu' | 'drawer' | 'panel' | 'welcome'>>): void;
  /** Follows the address after it changed. */
  followAddress(): Promise<void>;
}

/** Starts out with an empty view; `start` fills it. */
export function createSession({ api, memory, changed, wanted, opened }: SessionPage): Session {
  const address = readAddress(location);
  let pendingWish = address.wanted;
  let opening = 0;
  let ids = 0;
  let stopWatching = () => {};
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  const dismissed = new Set<string>();
  const view: SessionView = {
    state: null,
    world: null,
    channelId: '',
    messages: [],
    isLoaded: false,
    pending: [],
    unread: new Map(),
    newFrom: null,
    toasts: [],
    modal: null,
    menu: null,
    status: '',
    welcome: memory.get('welcome') !== 'closed',
    drawer: false,
    // Where it would cover the messages it opens on demand only.
    panel: address.panel || (memory.get('panel') === 'open' && matchMedia('(min-width: 1101px)').matches),
  };
  const update = (change: Partial<SessionView>) => {
    Object.assign(view, change);
    changed();
  };
  const take = (state: StateView) => update({ state, world: worldLookup(state) });
  const tell = (text: string, kind: Toast['kind'] = 'fault') => {
    const id = ++ids;
    update({ toasts: [...view.toasts, { id, text, kind }] });
    setTimeout(() => dismissToast(id), toastMs);
  };
  const dismissToast = (id: number) => update({ toasts: view.toasts.filter((toast) => toast.id !== id) });
  const show = (message: Message) => {
    if (!dismissed.has(message.id)) update({ messages: upsertMessage(view.messages, message) });
  };
  const place = () => ({ user: view.state?.userId ?? '', channel: view.channelId });
  const actions = createActions({ act: api.act, place, show, tell, openModal: (modal) => update({ modal }) });

  return {
    view,
    actions,
    start: () => load(address.userId, address.channelId),
    openChannel,
    become: (userId, channelId) => become(userId, channelId),
    invoke,
    dismiss: ({ id }) => {
      dismissed.add(id);
      update({ messages: view.messages.filter((message) => message.id !== id) });
    },
    tell,
    dismissToast,
    set(change) {
      if (change.panel !== undefined) memory.set('panel', change.panel ? 'open' : 'closed');
      if (change.welcome === false) memory.set('welcome', 'closed');
      update(change);
    },
    async followAddress() {
      const { userId, channelId } = readAddress(location);
      if (userId !== null && userId !== view.state?.userId) await load(userId, channelId);
      else if (channelId !== null && channelId !== view.channelId) await openChannel(channelId);
    },
  };

  /** Looks at the world through this person's eyes; an unknown one gives way to the first. */
  async function load(userId: string | null, channelId: string | null, { focus = true } = {}): Promise<void> {
    try {
      take(await api.state(userId).catch((error) => (userId === null ? Promise.reject(error) : api.state(null))));
    } catch (error) {
      update({ status: error instanceof Error ? error.message : 'Not running' });
      setTimeout(() => load(userId, channelId, { focus }), retryMs);
      return;
    }
    const { as, channelName } = address;
    address.as = null;
    address.channelName = null;
    const person = as === null ? undefined : personFor(as);
    if (person !== undefined && person !== view.state?.userId) take(await api.state(person));
    update({ status: '' });
    watch();
    await openChannel(channelFor(channelName) ?? channelId ?? view.state?.startChannelId ?? '', { focus });
    grantWish();
  }

  function personFor(as: string): string | undefined {
    const people = (view.state?.users ?? []).filter(({ bot }) => !bot);
    if (as === 'admin') return people.find(({ admin }) => admin)?.id;
    const fans = people.filter(({ admin }) => !admin);
    return fans[as === 'second' ? 1 : 0]?.id;
  }

  function channelFor(name: string | null): string | undefined {
    return view.state?.guilds.flatMap(({ channels }) => channels).find((channel) => channel.name === name)?.id;
  }

  async function become(userId: string, channelId?: string): Promise<void> {
    const isDirect = view.channelId === view.state?.directChannelId;
    update({ unread: new Map() });
    await load(userId, channelId ?? (isDirect ? null : view.channelId), { focus: false });
  }

  function watch(): void {
    stopWatching();
    let isLost = false;
    stopWatching = api.watch(view.state?.userId ?? '', {
      event: onEvent,
      async open() {
        const wasLost = isLost;
        isLost = false;
        update({ status: '' });
        if (wasLost) await refresh();
        // What was said between the first look and the open line would otherwise stay unseen.
        await showMessages();
      },
      lost() {
        isLost = true;
        update({ status: 'Connection lost, trying again…' });
      },
    });
    if (view.state?.commands.length === 0) refreshSoon(startingPollMs);
  }

  function onEvent(event: PageEvent): void {
    if (event.type === 'world') refreshSoon(150);
    else if (event.type === 'message-delete')
      update({ messages: view.messages.filter(({ id }) => id !== event.messageId) });
    else if (event.channelId === view.channelId) show(event.message);
    else if (event.type === 'message-create' && !view.unread.has(event.channelId))
      update({ unread: new Map(view.unread).set(event.channelId, event.message.id) });
  }

  function refreshSoon(delayMs: number): void {
    clearTimeout(refreshTimer);
    refreshTimer = setTimeout(() => void refresh(), delayMs);
  }

  /** Takes the world anew without touching the messages or what is being typed. */
  async function refresh(): Promise<void> {
    const userId = view.state?.userId ?? null;
    const fresh = await api.state(userId).catch(() => null);
    if (fresh === null) return refreshSoon(retryMs);
    if (userId !== view.state?.userId) return undefined;
    take(fresh);
    if (view.world?.channel(view.channelId) === null) await openChannel(fresh.startChannelId);
    grantWish();
    return fresh.commands.length === 0 ? refreshSoon(startingPollMs) : undefined;
  }

  async function openChannel(id: string, { focus = true } = {}): Promise<void> {
    const channel = view.world?.channel(id) ?? view.world?.channel(view.state?.startChannelId ?? '');
    if (!channel) return;
    const unread = new Map(view.unread);
    const newFrom = unread.get(channel.id) ?? null;
    unread.delete(channel.id);
    const isOther = channel.id !== view.channelId;
    update({
      channelId: channel.id,
      unread,
      newFrom,
      drawer: false,
      ...(isOther && { messages: [], pending: [], isLoaded: false }),
    });
    history.replaceState(null, '', `${location.pathname}${location.search}#${view.state?.userId}/${channel.id}`);
    // Before the messages are there: whoever starts to type at once must not type in vain.
    if (focus) opened();
    await showMessages();
  }

  async function showMessages(): Promise<void> {
    if (view.channelId === '') return;
    const mine = ++opening;
    const before = new Set(view.messages.map(({ id }) => id));
    try {
      const found = await api.messages(view.channelId, view.state?.userId ?? '');
      if (mine !== opening) return;
      const late = view.messages.filter(({ id }) => !before.has(id) && !found.some((message) => message.id === id));
      update({ isLoaded: true, messages: [...found.filter(({ id }) => !dismissed.has(id)), ...late] });
    } catch (error) {
      if (mine === opening) tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** Passes on the command that the address asked for, once the bot has registered it. */
  function grantWish(): void {
    const entry = view.world?.entries(view.channelId).find(({ path }) => path.join('-') === pendingWish);
    if (entry === undefined) return;
    pendingWish = null;
    history.replaceState(null, '', `${location.pathname}${location.hash}`);
    wanted(entry);
  }

  async function invoke(entry: CommandEntry, options: CommandOption[]): Promise<void> {
    const id = ++ids;
    const name = view.world?.userName(view.state?.userId ?? '') ?? 'You';
    update({ pending: [...view.pending, { id, text: `${name} used ${entry.label}` }] });
    await actions.invoke(entry, options);
    update({ pending: view.pending.filter((pending) => pending.id !== id) });
  }
}
