import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TrafficEntry } from '../traffic-entry.ts';
import type { Api } from './api.ts';
import { filterTraffic, type TrafficFilter } from './filter-traffic.ts';
import { formatTimestamp } from './format-timestamp.ts';
import { LightElement } from './light-element.ts';

const kept = 300;
const shown = 100;

/** The traffic between bot and Discord, newest first, with bodies to open. */
export class EventLog extends LightElement {
  static override properties = {
    api: { attribute: false },
    entries: { state: true },
    filter: { state: true },
    isLost: { state: true },
  };

  declare api: Api;
  declare private entries: TrafficEntry[];
  declare private filter: TrafficFilter;
  declare private isLost: boolean;
  #opened = new Set<number>();
  #stop = () => {};

  constructor() {
    super();
    this.entries = [];
    this.isLost = false;
    this.filter = { text: '', rest: true, gateway: true, quiet: false };
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.#stop = this.api.traffic({
      event: (entry) => {
        this.entries = [...this.entries.slice(1 - kept), entry];
      },
      open: () => {
        // The server tells all of the newest again.
        this.entries = [];
        this.isLost = false;
      },
      lost: () => {
        this.isLost = true;
      },
    });
  }

  protected override render(): unknown {
    const found = filterTraffic(this.entries, this.filter);
    return html`<div class="log-tools">
        <input id="log-filter" class="panel-input" type="search" placeholder="Filter by route, event or body" aria-label="Filter the event log" .value=${this.filter.text}
          @input=${({ target }: Event) => target instanceof HTMLInputElement && this.#set({ text: target.value })} />
        ${this.#toggle('rest', 'REST')}${this.#toggle('gateway', 'Gateway')}${this.#toggle('quiet', 'Heartbeats')}
      </div>
      <p class="panel-hint">${this.isLost ? 'Connection lost, trying again…' : `${found.length} of ${this.entries.length} events`}</p>
      <ul class="log" aria-label="Event log">${repeat(
        found.slice(0, shown),
        ({ id }) => id,
        (entry) => this.#line(entry),
      )}</ul>`;
  }

  #set(change: Partial<TrafficFilter>): void {
    this.filter = { ...this.filter, ...change };
  }

  #toggle(name: 'rest' | 'gateway' | 'quiet', label: string): TemplateResult {
    return html`<label class="panel-check"><input type="checkbox" .checked=${this.filter[name]}
      @change=${({ target }: Event) => target instanceof HTMLInputElement && this.#set({ [name]: target.checked })} />${label}</label>`;
  }

  #line(entry: TrafficEntry): TemplateResult {
    const { id, at, wire, direction, label, status, bodies } = entry;
    const time = formatTimestamp(Date.parse(at) / 1000, 'T', { now: 0 });
    const failed = status !== null && status >= 400;
    const way = direction === 'sent' ? 'from the bot' : 'to the bot';
    const onToggle = ({ target }: Event) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      if (target.open) this.#opened.add(id);
      else this.#opened.delete(id);
      this.requestUpdate();
    };
    return html`<li><details class="log-entry" @toggle=${onToggle}>
      <summary><span class="log-way is-${wire}" title="${wire}, ${way}">${direction === 'sent' ? '↑' : '↓'}</span>
        <span class="log-label">${label}</span>${status === null ? nothing : html`<span class="log-status ${failed ? 'is-bad' : ''}">${status}</span>`}
        <span class="log-time">${time}</span></summary>
      ${
        this.#opened.has(id)
          ? html`${bodies.length === 0 ? html`<p class="panel-hint">No body</p>` : nothing}
            ${bodies.map(({ name, value }) => html`<p class="panel-hint">${name}</p><pre class="log-body" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`)}`
          : nothing
      }
    </details></li>`;
  }
}
