import type { CommandEntry } from './types.ts';

/** The entry whose full name was typed with a space after it, so that what follows is its first value. */
export function exactEntry(entries: readonly CommandEntry[], text: string): CommandEntry | null {
  const typed = text.toLowerCase();
  const exact = entries.find(({ label }) => typed.startsWith(`${label} `));
  return exact !== undefined && !entries.some(({ label }) => label.startsWith(typed)) ? exact : null;
}
