import { html, nothing, type TemplateResult } from 'lit';
import type { PanelView } from '../panel-view.ts';
import type { Api } from './api.ts';
import { icon } from './icon.ts';
import { LightElement } from './light-element.ts';
import type { Toast } from './session-view.ts';
import { updateForm } from './update-form.ts';
import type { WorldLookup } from './world-lookup.ts';

/** What the panel asks of the page around it. */
export interface SidePanelPage {
  api: Api;
  tell(text: string, kind?: Toast['kind']): void;
  close(): void;
  open(channelId: string): void;
  /** Lets the admin subscribe a channel with the bot's own command. */
  subscribe(channelId: string): Promise<void>;
}

const hourMs = 3_600_000;
const announcement = 5;

/** Behind the scenes: the channel's rights, updates, faults, the bot's process and what goes over the wire. */
export class SidePanel extends LightElement {
  static override properties = {
    page: { attribute: false },
    world: { attribute: false },
    channelId: { attribute: false },
    panel: { state: true },
    faults: { state: true },
    isBusy: { state: true },
  };

  declare page: SidePanelPage;
  declare world: WorldLookup | null;
  declare channelId: string;
  declare private panel: PanelView | null;
  declare private faults: readonly string[];
  declare private isBusy: boolean;

  constructor() {
    super();
    this.panel = null;
    this.faults = [];
    this.isBusy = false;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('world') || changed.has('channelId')) void this.#refresh();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#panel')?.focus();
  }

  protected override render(): unknown {
    return html`<aside id="panel" class="panel" aria-label="Behind the scenes" tabindex="-1" @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && this.page.close()}>
      <header class="panel-head"><h2>Behind the scenes</h2>
        <button class="icon-button" type="button" aria-label="Close the panel" @click=${() => this.page.close()}>${icon('close')}</button></header>
      ${this.panel === null ? html`<p class="panel-hint">One moment…</p>` : this.#sections(this.panel)}
    </aside>`;
  }

  #sections(panel: PanelView): TemplateResult {
    return html`
      ${panel.behind === null ? nothing : section('Publish an update', true, this.#publish(panel.behind.dataset))}
      ${section('Bot', true, this.#bot(panel))}
      ${panel.channel === null ? nothing : section(`Channel #${panel.channel.name}`, false, this.#channel(panel.channel))}
      ${section('Break something', false, this.#breaking(panel))}
      ${section('Event log', false, html`<event-log .api=${this.page.api}></event-log>`)}`;
  }

  #publish(dataset: NonNullable<PanelView['behind']>['dataset']): TemplateResult {
    const news = this.world?.guildOf(this.#guildChannel())?.channels.find(({ type }) => type === announcement);
    return html`<p class="panel-hint">A file in <code>${dataset.directory}</code>: ${dataset.updates} updates, record ${dataset.version}.</p>
      ${
        news === undefined
          ? nothing
          : html`<p class="panel-hint">It is posted where an admin asked for it:
            <button class="text-button" type="button" @click=${() => void this.page.subscribe(news.id)}>subscribe #${news.name} as the admin</button>.</p>`
      }
      ${updateForm(dataset, { faults: this.faults, isBusy: this.isBusy, publish: (update) => void this.#publishUpdate(update) })}`;
  }

  #bot({ bot, behind }: PanelView): TemplateResult {
    const state = bot.isRunning
      ? bot.sessions > 0
        ? 'Connected'
        : 'Running, not connected'
      : bot.lastEnd === null
        ? 'Not running'
        : `Not running: it ended with ${bot.lastEnd}`;
    return html`<p class="panel-state"><span class="lamp ${bot.sessions > 0 ? 'is-on' : ''}" aria-hidden="true"></span>${state}</p>
      ${
        behind === null
          ? nothing
          : html`<div class="row">
            <button class="button button-danger" type="button" ?disabled=${!bot.isRunning || this.isBusy} @click=${() => void this.#control('bot', { running: false }, 'The bot was killed')}>Kill</button>
            <button class="button button-secondary" type="button" ?disabled=${bot.isRunning || this.isBusy} @click=${() => void this.#control('bot', { running: true }, 'The bot is back')}>Start again</button>
          </div>
          <p class="panel-hint">Clock of the digests: ${offsetText(behind.clockOffsetMs)}</p>
          <div class="row">
            ${this.#forward('+1 hour', behind.clockOffsetMs + hourMs)}
            ${this.#forward('+1 day', behind.clockOffsetMs + 24 * hourMs)}
            ${this.#forward('+1 week', behind.clockOffsetMs + 7 * 24 * hourMs)}
            <button class="button button-secondary" type="button" ?disabled=${behind.clockOffsetMs === 0 || this.isBusy} @click=${() => void this.#control('clock', { offsetMs: 0 })}>Now</button>
          </div>`
      }`;
  }

  #forward(label: string, offsetMs: number): TemplateResult {
    return html`<button class="button button-secondary" type="button" ?disabled=${this.isBusy} @click=${() => void this.#control('clock', { offsetMs })}>${label}</button>`;
  }

  #channel(channel: NonNullable<PanelView['channel']>): TemplateResult {
    const check = (label: string, checked: boolean, change: (on: boolean) => void) =>
      html`<label class="panel-check"><input type="checkbox" .checked=${checked} ?disabled=${this.isBusy}
        @change=${({ target }: Event) => target instanceof HTMLInputElement && change(target.checked)} />${label}</label>`;
    const here = { channel: this.channelId };
    return html`${check('Spoiler channel', channel.isSpoilerChannel, (on) => void this.#control('spoiler', { ...here, on }))}
      <fieldset class="panel-set"><legend>The bot may here</legend>
        ${channel.permissions.map(({ name, allowed }) => check(name, allowed, (on) => void this.#control('permission', { ...here, name, allowed: on })))}
      </fieldset>`;
  }

  #breaking({ faultKinds, faults }: PanelView): TemplateResult {
    const broken = faults.waiting > 0 || faults.gateway || faults.unavailableGuilds > 0 || faults.guildsWithoutBot > 0;
    return html`<ul class="fault-list">${faultKinds.map(
      ({ id, label, detail }) =>
        html`<li><button class="button button-secondary" type="button" ?disabled=${this.isBusy} @click=${() => void this.#control('fault', { channel: this.channelId, kind: id }, `${label}: done`)}>${label}</button><span>${detail}</span></li>`,
    )}</ul>
    <button class="button button-success" type="button" ?disabled=${!broken || this.isBusy} @click=${() => void this.#control('clear', {}, 'All faults are cleared')}>Clear all faults</button>
    <p class="panel-hint">${faults.waiting === 0 ? 'No fault is waiting.' : `${faults.waiting} faults wait for requests.`}</p>`;
  }

  #guildChannel(): string {
    return this.world?.guildOf(this.channelId) === null ? '' : this.channelId;
  }

  async #refresh(): Promise<void> {
    const { channelId } = this;
    const panel = await this.page.api.panel(channelId).catch(() => null);
    if (panel !== null && channelId === this.channelId) this.panel = panel;
  }

  async #control(name: string, body: object, done?: string): Promise<{ faults?: string[] } | null> {
    this.isBusy = true;
    try {
      const answer = await this.page.api.control(name, body);
      if (done !== undefined) this.page.tell(done, 'news');
      return answer;
    } catch (error) {
      this.page.tell(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      // What the next press starts from must be what this one led to.
      await this.#refresh();
      this.isBusy = false;
    }
  }

  async #publishUpdate(update: Record<string, unknown> & { id: string }): Promise<void> {
    const answer = await this.#control('publish', { update });
    if (answer === null) return;
    this.faults = answer.faults ?? [];
    if (this.faults.length === 0) this.page.tell(`Published: updates/${update.id}.json`, 'news');
  }
}

function section(title: string, open: boolean, content: unknown): TemplateResult {
  return html`<details class="panel-section" ?open=${open}><summary><h3>${title}</h3></summary><div class="panel-content">${content}</div></details>`;
}

function offsetText(offsetMs: number): string {
  if (offsetMs === 0) return 'now';
  const hours = Math.round(offsetMs / hourMs);
  const days = Math.floor(hours / 24);
  return `${[days > 0 && `${days} d`, hours % 24 > 0 && `${hours % 24} h`].filter(Boolean).join(' ')} ahead`;
}
