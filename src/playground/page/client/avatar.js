import { element } from './element.js';

const tints = 6;

/**
 * A round mark with the first letter of a name, always in the same tint for the same id.
 * @param {string} name
 * @param {string} id
 * @returns {HTMLElement}
 */
export function avatar(name, id) {
  const tint = Number(BigInt(id) % BigInt(tints * 7)) % tints;
  return element('span', { class: `avatar tint-${tint}`, 'aria-hidden': 'true' }, [...name][0]?.toUpperCase() ?? '?');
}
