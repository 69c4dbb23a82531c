import type { Choice } from './types.ts';

/** Choices that contain what was typed, those that begin with it first; at most 25, as many as Discord shows. */
export function filterChoices(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = plain(typed);
  const fits = choices.filter(({ label }) => plain(label).includes(wanted));
  const first = fits.filter(({ label }) => plain(label).startsWith(wanted));
  return [...new Set([...first, ...fits])].slice(0, 25);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[#@/]/, '')
    .trim();
}
