import type { PropertyValues } from 'lit';
import { LightElement } from './light-element.ts';
import { renderMessage } from './render-message.ts';
import type { Message, MessageState, RenderContext } from './types.ts';

const longPressMs = 500;

/** One message. It keeps its opened spoilers and the focus when the message is edited. */
export class ChatMessage extends LightElement {
  static override properties = {
    message: { attribute: false },
    context: { attribute: false },
    first: { type: Boolean },
  };

  declare message: Message;
  declare context: RenderContext;
  declare first: boolean;
  #opened = new Set<string>();
  #busy = new Set<string>();
  #focused: { customId: string | null; label: string } | null = null;
  #press: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener('contextmenu', (event) => this.#openMenu(event));
    this.addEventListener('pointerdown', (event) => this.#startPress(event));
    for (const name of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave'] as const) {
      this.addEventListener(name, () => clearTimeout(this.#press));
    }
  }

  protected override willUpdate(): void {
    const active = document.activeElement;
    this.#focused =
      active !== null && this.contains(active)
        ? { customId: active.getAttribute('data-custom-id'), label: active.textContent ?? '' }
        : null;
  }

  protected override render(): unknown {
    return renderMessage(this.message, { context: this.context, state: this.#state }, { first: this.first });
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#focused === null || this.contains(document.activeElement)) return;
    const { customId, label } = this.#focused;
    const controls = [...this.querySelectorAll<HTMLElement>('[data-custom-id]:not(:disabled)')];
    const same =
      controls.find((control) => control.getAttribute('data-custom-id') === customId) ??
      controls.find((control) => control.textContent === label) ??
      this.querySelector<HTMLElement>('article');
    same?.focus({ preventScroll: true });
  }

  readonly #state: MessageState = {
    isOpen: (spoiler) => this.#opened.has(spoiler),
    open: (spoiler) => {
      this.#opened.add(spoiler);
      this.requestUpdate();
    },
    isBusy: (customId) => this.#busy.has(customId),
    during: async (customId, work) => {
      this.#busy.add(customId);
      this.requestUpdate();
      await work();
      this.#busy.delete(customId);
      this.requestUpdate();
    },
  };

  #openMenu(event: MouseEvent): void {
    // Links keep the browser's own menu.
    if (event.target instanceof Element && event.target.closest('a, input, select') !== null) return;
    event.preventDefault();
    const { left, top } = this.querySelector('article')?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const byKeyboard = event.clientX === 0 && event.clientY === 0;
    const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.context.openMenu(this.message, {
      x: byKeyboard ? left + 72 : event.clientX,
      y: byKeyboard ? top + 24 : event.clientY,
      from,
    });
  }

  #startPress({ pointerType, clientX: x, clientY: y }: PointerEvent): void {
    clearTimeout(this.#press);
    if (pointerType !== 'touch') return;
    this.#press = setTimeout(() => this.context.openMenu(this.message, { x, y, from: null }), longPressMs);
  }
}
