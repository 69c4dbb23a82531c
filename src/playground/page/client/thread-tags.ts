import { html, nothing } from 'lit';
import type { ChannelView } from './types.ts';

/** The marks of a thread that is not as threads usually are. */
export function threadTags({ thread }: Pick<ChannelView, 'thread'>): unknown {
  const states = [thread?.archived === true && 'archived', thread?.locked === true && 'locked'];
  return states.map((state) => (state === false ? nothing : html`<span class="channel-tag">${state}</span>`));
}
