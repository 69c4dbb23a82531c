import { html, nothing, type TemplateResult } from 'lit';

/** A spoiler: whether it is open, and what opens it. */
export interface SpoilerState {
  isOpen: boolean;
  open(): void;
  /** Around blocks instead of words. */
  block?: boolean;
}

/** Hides content until it is clicked, or opened with Enter or Space; nothing in it can be reached before. */
export function spoiler(content: unknown, { isOpen, open, block = false }: SpoilerState): TemplateResult {
  const onClick = (event: Event) => {
    if (isOpen) return;
    event.preventDefault();
    open();
  };
  const onKey = (event: KeyboardEvent) => {
    if (isOpen || event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    open();
  };
  const look = `spoiler spoiler-${block ? 'div' : 'span'}${isOpen ? ' is-open' : ''}`;
  const [role, tabindex, label, title] = isOpen
    ? [nothing, nothing, nothing, nothing]
    : ['button', '0', 'Spoiler, hidden. Press to show', 'Show spoiler'];
  const hidden = isOpen ? nothing : 'true';
  return block
    ? html`<div class=${look} role=${role} tabindex=${tabindex} aria-label=${label} title=${title} @click=${onClick} @keydown=${onKey}><div class="spoiler-content" ?inert=${!isOpen} aria-hidden=${hidden}>${content}</div></div>`
    : html`<span class=${look} role=${role} tabindex=${tabindex} aria-label=${label} title=${title} @click=${onClick} @keydown=${onKey}><span class="spoiler-content" ?inert=${!isOpen} aria-hidden=${hidden}>${content}</span></span>`;
}
