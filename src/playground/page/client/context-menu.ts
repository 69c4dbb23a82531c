import { html, nothing } from 'lit';
import { LightElement } from './light-element.ts';
import type { MenuPlace } from './types.ts';

/** One thing to do from a menu. */
export interface MenuItem {
  label: string;
  detail?: string;
  run(): void;
}

/** What a menu offers, where it opens and what to do when it closes. */
export interface OpenMenu {
  name: string;
  items: MenuItem[];
  place: MenuPlace;
}

const edge = 8;

/** A menu at a point of the page: arrows move, Enter takes, Escape closes and gives the focus back. */
export class ContextMenu extends LightElement {
  static override properties = { menu: { attribute: false }, close: { attribute: false } };

  declare menu: OpenMenu | null;
  declare close: () => void;

  protected override render(): unknown {
    const { menu } = this;
    if (menu === null) return nothing;
    return html`<div class="menu-backdrop" @pointerdown=${() => this.#end()} @contextmenu=${(event: Event) => {
      event.preventDefault();
      this.#end();
    }}></div>
    <div class="context-menu" role="menu" aria-label=${menu.name} @keydown=${this.#onKey}>
      ${menu.items.map(
        (
          item,
        ) => html`<button class="menu-item" role="menuitem" type="button" tabindex="-1" @click=${() => this.#run(item)}>
          <span>${item.label}</span>${item.detail === undefined ? nothing : html`<small>${item.detail}</small>`}
        </button>`,
      )}
    </div>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    const box = this.querySelector<HTMLElement>('.context-menu');
    if (!changed.has('menu') || this.menu === null || box === null) return;
    const { x, y } = this.menu.place;
    box.style.left = `${Math.max(edge, Math.min(x, innerWidth - box.offsetWidth - edge))}px`;
    box.style.top = `${Math.max(edge, Math.min(y, innerHeight - box.offsetHeight - edge))}px`;
    this.querySelector<HTMLElement>('.menu-item')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const items = [...this.querySelectorAll<HTMLElement>('.menu-item')];
    const at = items.findIndex((item) => item.matches(':focus'));
    const to =
      event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowUp'
          ? at - 1 + items.length
          : event.key === 'Home'
            ? 0
            : null;
    if (event.key === 'Escape' || event.key === 'Tab') this.#end();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (to !== null) items[to % items.length]?.focus();
    else return;
    event.preventDefault();
  }

  #run(item: MenuItem): void {
    this.#end();
    item.run();
  }

  #end(): void {
    const from = this.menu?.place.from;
    this.close();
    if (from?.isConnected) from.focus({ preventScroll: true });
  }
}
