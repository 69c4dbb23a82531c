import { html, type TemplateResult } from 'lit';

const paths = {
  channel: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  news: 'M4 10v4h3l9 5V5l-9 5H4Zm15-1c1.5 1.8 1.5 4.2 0 6',
  forum: 'M4 5h16v11H10l-4 4v-4H4V5Zm4 4h8m-8 3h5',
  voice: 'M4 10v4h3l5 4V6l-5 4H4Zm12-1c1.5 1.8 1.5 4.2 0 6m3-9c3 3.6 3 8.4 0 12',
  thread: 'M5 4v8a3 3 0 0 0 3 3h11m-4-4 4 4-4 4',
  direct: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c.5-4 3.5-6 8-6s7.5 2 8 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'm6 6 12 12M18 6 6 18',
  send: 'M4 12 20 4l-4 16-4-7-8-1Zm8 1 8-9',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  reply: 'M3 18v-4a5 5 0 0 1 5-5h12m-4-4 4 4-4 4',
  external: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  panel: 'M4 6h10M18 6h2M4 12h3m4 0h9M4 18h10m4 0h2M16 4v4M9 10v4m7 2v4',
} as const;

/** Names of the line drawings. */
export type IconName = keyof typeof paths;

/** One of the page's own line drawings, hidden from assistive technology: the control around it carries the name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
}
