import { html, nothing, type TemplateResult } from 'lit';
import { createApi } from './api.ts';
import { channelList } from './channel-list.ts';
import type { CommandBox } from './command-box.ts';
import type { CommandBoxPage } from './command-box-page.ts';
import type { MenuItem } from './context-menu.ts';
import { createMemory } from './create-memory.ts';
import { createSession, type Session } from './create-session.ts';
import { forumPosts } from './forum-posts.ts';
import { icon } from './icon.ts';
import { introduction } from './introduction.ts';
import { LightElement } from './light-element.ts';
import { optionChoices } from './option-choices.ts';
import type { SidePanelPage } from './side-panel.ts';
import { toastList } from './toast-list.ts';
import type { CommandEntry, MenuPlace, Message, RenderContext } from './types.ts';
import { worldChoices } from './world-choices.ts';
import type { WorldLookup } from './world-lookup.ts';

const forumTypes: readonly number[] = [15, 16];
const selectKinds = { 5: 'user', 6: 'role', 7: 'mentionable', 8: 'channel' } as const;

/** The whole page: servers and channels, messages, the command box, and the panel behind the scenes. */
export class PlaygroundPage extends LightElement {
  readonly #api = createApi();
  readonly #narrow = matchMedia('(max-width: 720px)');
  readonly #session: Session = createSession({
    api: this.#api,
    memory: createMemory(),
    changed: () => this.requestUpdate(),
    wanted: (entry) => void this.#box?.fill(entry, { send: true }),
    opened: () => this.#focusBox(),
  });
  #context: RenderContext | null = null;
  #contextOf: WorldLookup | null = null;
  #wasOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', () => void this.#session.followAddress());
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#session.set({ drawer: false }));
    this.#narrow.addEventListener('change', () => this.requestUpdate());
    void this.#session.start();
  }

  protected override render(): unknown {
    const { view } = this.#session;
    const { drawer, toasts, menu, modal } = view;
    const context = this.#renderContext();
    const isAway = this.#narrow.matches && !drawer;
    return html`<a class="skip" href="#tail" @click=${this.#skip}>Skip to the command box</a>
      <div class="page ${view.panel ? 'has-panel' : ''}">
        <nav id="sidebar" class="sidebar ${drawer ? 'is-open' : ''}" aria-label="Servers and channels" ?inert=${isAway}>
          ${view.state === null ? nothing : channelList(view.state, { ...view, open: (id) => this.#open(id), become: (id) => void this.#session.become(id) })}
        </nav>
        <div class="backdrop" ?hidden=${isAway || !this.#narrow.matches} @click=${() => this.#session.set({ drawer: false })}></div>
        <main class="main">
          ${this.#bar()}
          <message-list .messages=${view.messages} .pending=${view.pending} .context=${context} .intro=${view.isLoaded ? this.#introduction() : nothing} .newFrom=${view.newFrom} .channelId=${view.channelId} .bot=${view.world?.bot ?? { id: '0', name: 'bot' }}></message-list>
          <command-box .page=${this.#boxPage} .place=${this.#place()} .usable=${view.world !== null && !this.#isForum()}></command-box>
          <context-menu .menu=${menu} .close=${() => this.#session.set({ menu: null })}></context-menu>
        </main>
        ${view.panel ? html`<side-panel .page=${this.#panelPage} .session=${view} .channelId=${view.channelId} .world=${view.world}></side-panel>` : nothing}
      </div>
      <modal-form .open=${modal} .context=${context} .close=${() => this.#session.set({ modal: null })}></modal-form>
      ${toastList(toasts, (id) => this.#session.dismissToast(id))}`;
  }

  protected override updated(): void {
    const { drawer, channelId } = this.#session.view;
    if (channelId !== '') document.title = `${this.#label()} · Stakeout playground`;
    if (drawer && !this.#wasOpen) this.querySelector<HTMLElement>('#sidebar button')?.focus();
    else if (!drawer && this.#wasOpen && this.#narrow.matches) this.querySelector<HTMLElement>('#menu')?.focus();
    this.#wasOpen = drawer;
    this.#box?.refresh();
  }

  #bar(): TemplateResult {
    const { drawer, panel, status } = this.#session.view;
    return html`<header class="bar">
      <button id="menu" class="icon-button menu" type="button" aria-label="Servers and channels" aria-expanded=${String(drawer)} aria-controls="sidebar" @click=${() => this.#session.set({ drawer: !drawer })}>${icon('menu')}</button>
      <h1 id="title" class="title">${this.#label() || 'Starting…'}</h1>
      <p id="status" class="status" role="status">${status}</p>
      <button id="panel-button" class="panel-button" type="button" aria-expanded=${String(panel)} aria-controls="panel" @click=${() => this.#session.set({ panel: !panel })}>${icon('panel')}<span>Behind the scenes</span></button>
    </header>`;
  }

  #introduction(): TemplateResult {
    const { view } = this.#session;
    if (this.#isForum()) {
      const { channels = [] } = view.world?.guildOf(view.channelId) ?? {};
      const posts = channels.filter(({ parentId }) => parentId === view.channelId);
      return html`<div class="channel-start"><h2 class="channel-title">${this.#label()}</h2></div>
        ${forumPosts({ posts, unread: view.unread, open: (id) => this.#open(id) })}`;
    }
    const welcome = view.welcome
      ? {
          entries: view.world?.entries(view.channelId) ?? [],
          use: (entry: CommandEntry) => void this.#box?.fill(entry),
          publish: view.state?.controls === true ? () => this.#session.set({ panel: true }) : null,
          close: () => {
            this.#session.set({ welcome: false });
            this.#focusBox();
          },
        }
      : null;
    return introduction(this.#label(), welcome);
  }

  get #box(): CommandBox | null {
    return this.querySelector('command-box');
  }

  #label(): string {
    const channel = this.#session.view.world?.channel(this.#session.view.channelId);
    return channel ? (channel.type === 1 ? `@${channel.name}` : `#${channel.name}`) : '';
  }

  #isForum(): boolean {
    const { world, channelId } = this.#session.view;
    return forumTypes.includes(world?.channel(channelId)?.type ?? 0);
  }

  #place(): string {
    return this.#isForum() ? 'A forum holds posts only: open one of them' : this.#label();
  }

  /** On a touch screen the focus would bring up the keyboard over the messages. */
  #focusBox(): void {
    if (matchMedia('(hover: hover)').matches) void this.updateComplete.then(() => this.#box?.focusEnd());
  }

  #skip(event: Event): void {
    event.preventDefault();
    void this.#box?.focusEnd();
  }

  #open(id: string): void {
    if (id === this.#session.view.channelId) this.#session.set({ drawer: false });
    else void this.#session.openChannel(id);
  }

  readonly #boxPage: CommandBoxPage = {
    entries: () => this.#session.view.world?.entries(this.#session.view.channelId) ?? [],
    choicesOf: (option) => {
      const { state, channelId } = this.#session.view;
      return state === null ? null : optionChoices(state, channelId, option);
    },
    suggest: (entry, options) => this.#session.actions.suggest(entry, options),
    send: (entry, options) => void this.#session.invoke(entry, options),
    say: (text) => void this.#session.actions.say(text),
    complain: (text) => this.#session.tell(text),
    upload: async (file) => {
      try {
        return (await this.#api.upload(file)).id;
      } catch (error) {
        this.#session.tell(error instanceof Error ? error.message : String(error));
        return null;
      }
    },
  };

  readonly #panelPage: SidePanelPage = {
    api: this.#api,
    tell: (text, kind) => this.#session.tell(text, kind),
    close: () => {
      this.#session.set({ panel: false });
      this.querySelector<HTMLElement>('#panel-button')?.focus();
    },
    open: (id) => this.#open(id),
    subscribe: async (channelId) => {
      const admin = this.#session.view.state?.users.find((user) => user.admin);
      if (admin !== undefined) await this.#session.become(admin.id, channelId);
      const { world } = this.#session.view;
      const entry = world?.entries(channelId).find(({ label }) => label === '/updates subscribe');
      if (entry === undefined) this.#session.tell('The bot has no /updates subscribe');
      else await this.#session.invoke(entry, [{ name: 'subscribe', type: 1, options: [] }]);
    },
  };

  /** Made anew when the world changed, so that names in old messages change with it. */
  #renderContext(): RenderContext | null {
    const { view, actions } = this.#session;
    const { world, state } = view;
    if (world === null || state === null) return null;
    if (this.#contextOf === world) return this.#context;
    this.#contextOf = world;
    this.#context = {
      userName: world.userName,
      roleName: world.roleName,
      channelName: (id) => world.channel(id)?.name ?? null,
      choicesOf: (type, channelTypes) =>
        worldChoices(state, view.channelId, {
          kind: selectKinds[type as keyof typeof selectKinds] ?? 'user',
          channelTypes,
        }),
      mediaUrl: (url) =>
        url.startsWith(state.filesUrl) ? `/playground/attachments/${url.slice(state.filesUrl.length)}` : url,
      openChannel: (id) => this.#open(id),
      useCommand: (name) => {
        const entry = world.entries(view.channelId).find(({ label }) => label === `/${name}`);
        if (entry === undefined) this.#session.tell(`/${name} cannot be used here`);
        else void this.#box?.fill(entry);
      },
      press: actions.press,
      select: actions.select,
      dismiss: (message) => {
        this.#session.dismiss(message);
        this.#focusBox();
      },
      openMenu: (message, at) => this.#openMenu(message, at),
    };
    return this.#context;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#session.tell(`Copied ${text}`, 'news');
    } catch {
      this.#session.tell(`The browser does not let the page copy ${text}`);
    }
  }

  #openMenu(message: Message, place: MenuPlace): void {
    const { view, actions, set } = this.#session;
    const { world, channelId } = view;
    const author = message.author.global_name ?? message.author.username;
    const items: MenuItem[] = [
      ...(world?.menuCommands(channelId, 3) ?? []).map((name) => ({
        label: name,
        detail: `Apps · ${world?.bot.name}`,
        run: () => void actions.useOnMessage(name, message),
      })),
      ...(message.author.bot === true ? [] : (world?.menuCommands(channelId, 2) ?? [])).map((name) => ({
        label: `${name} (${author})`,
        detail: `Apps · ${world?.bot.name}`,
        run: () => void actions.useOnUser(name, message.author.id),
      })),
      { label: 'Copy message ID', run: () => void this.#copy(message.id) },
    ];
    set({ menu: { name: `For the message of ${author}`, items, place } });
  }
}
