import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { suggestEntries } from './suggest-entries.ts';
import type { CommandEntry } from './types.ts';

/** What a first visit offers; `publish` is there when the panel can publish an update. */
export interface Welcome {
  entries: CommandEntry[];
  use(entry: CommandEntry): void;
  publish: (() => void) | null;
  close(): void;
}

/** What stands above the first message: the channel's name and, on a first visit, a welcome with things to try. */
export function introduction(title: string, welcome: Welcome | null): TemplateResult {
  return html`<div class="channel-start"><h2 class="channel-title">${title}</h2><p>This is where the channel begins.</p></div>
    ${welcome === null ? nothing : card(welcome)}`;
}

function card({ entries, use, publish, close }: Welcome): TemplateResult {
  const commands = suggestEntries(entries);
  const suggestions = publish === null ? commands : firstAndAsking(commands);
  return html`<section class="welcome" aria-label="Welcome">
    <button class="icon-button welcome-close" type="button" aria-label="Close the welcome" @click=${close}>${icon('close')}</button>
    <h3>Try the bot here</h3>
    <p>The real bot, on a Discord of this computer: no account, no token. Three things to try: pick one, fill in what it asks for, and press Enter or the arrow.</p>
    ${
      commands.length === 0
        ? html`<p class="subtext">The bot is starting; its commands appear in a moment.</p>`
        : html`<ol class="suggestions">
          ${suggestions.map((entry) => html`<li>${suggestion(entry.label, entry.description, () => use(entry))}</li>`)}
          ${publish === null ? nothing : html`<li>${suggestion('Publish an update', 'Write one in the panel, and watch it arrive in the channels that asked for it', publish)}</li>`}
        </ol>`
    }
  </section>`;
}

function suggestion(name: string, detail: string, run: () => void): TemplateResult {
  return html`<button class="suggestion" type="button" @click=${run}><strong>${name}</strong><span>${detail}</span></button>`;
}

/** Two of the suggested commands: one that is ready, and the one that asks for something. */
function firstAndAsking(commands: CommandEntry[]): CommandEntry[] {
  const [first] = commands;
  const asking = commands.find(({ options }) => options.some(({ required }) => required === true)) ?? commands[1];
  return [first, asking].filter((entry) => entry !== undefined);
}
