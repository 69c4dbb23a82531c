import type { Tone } from './card.ts';

/** The word for a certainty, so that colour is never the only sign of it (design, section 1.3). */
export function certaintyWord(tone: Exclude<Tone, 'plain'>): string {
  return `${tone[0]?.toUpperCase()}${tone.slice(1)}`;
}
