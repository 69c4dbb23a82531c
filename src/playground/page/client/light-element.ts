import { LitElement } from 'lit';

/** A Lit element that renders into the page itself, so that one set of styles, labels and ids serves all of it. */
export class LightElement extends LitElement {
  override createRenderRoot(): HTMLElement {
    return this;
  }
}
