/** @import { Choice, Option } from './types.d.ts' */

/**
 * What an option's field holds, as Discord takes it: a value, or the sentence that says what is wrong with it.
 * @param {Option} option
 * @param {string} text as typed, not empty
 * @param {{ picked: Choice | null, choices: readonly Choice[] | null }} known `choices` = the closed list, null where open
 * @returns {{ value: string | number | boolean } | { fault: string }}
 */
export function optionValue(option, text, { picked, choices }) {
  if (picked !== null && picked.label === text) return { value: picked.value };
  if (choices !== null) {
    const found = choices.find(({ label }) => label.toLowerCase() === text.toLowerCase() || label.slice(1) === text);
    return found === undefined ? { fault: `Pick ${option.name} from the list` } : { value: found.value };
  }
  if (option.type === 4 || option.type === 10) return numberValue(option, Number(text));
  if (option.type === 3 && option.max_length !== undefined && text.length > option.max_length) {
    return { fault: `${option.name} may have ${option.max_length} characters at most` };
  }
  if (option.type === 3 && option.min_length !== undefined && text.length < option.min_length) {
    return { fault: `${option.name} needs ${option.min_length} characters at least` };
  }
  return { value: text };
}

/** @param {Extract<Option, { type: 4 | 10 }>} option @param {number} value */
function numberValue(option, value) {
  if (!Number.isFinite(value)) return { fault: `${option.name} must be a number` };
  if (option.type === 4 && !Number.isSafeInteger(value)) return { fault: `${option.name} must be a whole number` };
  const { min_value: least = -Infinity, max_value: most = Infinity } = /** @type {any} */ (option);
  if (value < least) return { fault: `${option.name} must be ${least} or more` };
  if (value > most) return { fault: `${option.name} must be ${most} or less` };
  return { value };
}
