/** @import { Choice } from './types.d.ts' */

/**
 * Choices that contain what was typed, those that begin with it first; at most 25, as many as Discord shows.
 * @param {readonly Choice[]} choices
 * @param {string} typed
 * @returns {Choice[]}
 */
export function filterChoices(choices, typed) {
  const wanted = plain(typed);
  const fits = choices.filter(({ label }) => plain(label).includes(wanted));
  const first = fits.filter(({ label }) => plain(label).startsWith(wanted));
  return [...new Set([...first, ...fits])].slice(0, 25);
}

function plain(/** @type {string} */ text) {
  return text
    .toLowerCase()
    .replace(/^[#@/]/, '')
    .trim();
}
