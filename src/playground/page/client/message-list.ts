import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar } from './avatar.ts';
import { icon } from './icon.ts';
import { LightElement } from './light-element.ts';
import type { Pending } from './session-view.ts';
import { startsGroup } from './starts-group.ts';
import { thinking } from './thinking.ts';
import type { Message, RenderContext } from './types.ts';

/** The messages of the open channel in order, the newest in sight for as long as one does not scroll away. */
export class MessageList extends LightElement {
  static override properties = {
    messages: { attribute: false },
    pending: { attribute: false },
    context: { attribute: false },
    intro: { attribute: false },
    newFrom: { attribute: false },
    bot: { attribute: false },
    channelId: { attribute: false },
  };

  declare messages: Message[];
  declare pending: Pending[];
  declare context: RenderContext | null;
  declare intro: unknown;
  declare newFrom: string | null;
  declare bot: { id: string; name: string };
  declare channelId: string;
  #follow = true;
  #top = 0;
  // Pictures that arrive late and a box that grows would push the newest out of sight.
  readonly #watcher = new ResizeObserver(() => this.#scroll());

  protected override render(): unknown {
    return html`<section id="messages" class="messages" role="log" aria-label="Messages" tabindex="0" @scroll=${this.#onScroll}>
      <div class="intro">${this.intro}</div>
      <div class="items">
        ${repeat(
          this.messages,
          ({ id }) => id,
          (message, index) => this.#line(message, this.messages[index - 1] ?? null),
        )}
      </div>
      <div class="items">${this.pending.map(({ text }) => this.#pendingLine(text))}</div>
    </section>`;
  }

  protected override firstUpdated(): void {
    for (const part of this.querySelectorAll('#messages, .items')) this.#watcher.observe(part);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('channelId') || (changed.has('pending') && this.pending.length > 0)) this.#follow = true;
    this.#scroll();
  }

  #line(message: Message, before: Message | null): TemplateResult {
    const day = dayOf(message);
    const divided = message.id === this.newFrom;
    const newDay = before !== null && dayOf(before) !== day;
    return html`${newDay ? html`<div class="divider" role="separator">${day}</div>` : nothing}
      ${divided ? html`<div class="divider is-new" role="separator">New</div>` : nothing}
      <chat-message .message=${message} .context=${this.context} .first=${newDay || divided || startsGroup(message, before)}></chat-message>`;
  }

  #pendingLine(text: string): TemplateResult {
    const { name } = this.bot;
    return html`<article class="message is-pending">
      <div class="reply-head">${icon('reply')}${text}</div>
      ${avatar(name)}
      <div class="message-body">
        <header class="message-head"><strong class="author">${name}</strong><span class="app-tag">APP</span></header>
        ${thinking()}
      </div>
    </article>`;
  }

  /** The end, but no further than to the head of the newest message: an answer is read from its first line. */
  #target(root: HTMLElement): number {
    const newest = [...root.querySelectorAll('article')].at(-1);
    const end = root.scrollHeight - root.clientHeight;
    if (newest === undefined) return end;
    const head = root.scrollTop + newest.getBoundingClientRect().top - root.getBoundingClientRect().top - 8;
    return Math.min(end, head);
  }

  #onScroll({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { scrollTop } = currentTarget;
    // A message that came meanwhile moves the end away: only whoever scrolls up wants to stay there.
    if (scrollTop >= this.#target(currentTarget) - 80) this.#follow = true;
    else if (scrollTop < this.#top - 4) this.#follow = false;
    this.#top = scrollTop;
  }

  #scroll(): void {
    const root = this.querySelector<HTMLElement>('#messages');
    if (root === null || !this.#follow) return;
    root.scrollTop = this.#target(root);
    this.#top = root.scrollTop;
  }
}

function dayOf({ timestamp }: Message): string {
  return new Date(timestamp).toLocaleDateString(undefined, { dateStyle: 'long' });
}
