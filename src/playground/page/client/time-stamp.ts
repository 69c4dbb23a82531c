import { html } from 'lit';
import { formatTimestamp } from './format-timestamp.ts';
import { LightElement } from './light-element.ts';

const minuteMs = 60_000;

/** A moment in one of Discord's styles; a relative one goes with the clock for as long as it is shown. */
export class TimeStamp extends LightElement {
  static override properties = { unix: { type: Number }, look: {}, name: {} };

  declare unix: number;
  declare look: string;
  /** Class of the `time` inside. */
  declare name: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override render(): unknown {
    const now = Date.now();
    clearTimeout(this.#timer);
    if (this.look === 'R' && this.isConnected) {
      const distanceMs = Math.abs(now - this.unix * 1000);
      this.#timer = setTimeout(() => this.requestUpdate(), distanceMs < minuteMs ? 1000 : minuteMs / 2);
    }
    const date = new Date(this.unix * 1000);
    const datetime = Number.isNaN(date.getTime()) ? '' : date.toISOString();
    const title = formatTimestamp(this.unix, 'F', { now });
    const text = formatTimestamp(this.unix, this.look, { now });
    return html`<time class=${this.name} datetime=${datetime} title=${title}>${text}</time>`;
  }
}
