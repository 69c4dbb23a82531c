import type { Choice, Option } from './types.ts';

/** The value that an option's field holds, or the sentence that says what is wrong with it. */
export type OptionValue = { value: string | number | boolean } | { fault: string };

/** What an option's field holds, as Discord takes it; `choices` is the closed list, null where any value goes. */
export function optionValue(
  option: Option,
  text: string,
  { picked, choices }: { picked: Choice | null; choices: readonly Choice[] | null },
): OptionValue {
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

function numberValue(option: Extract<Option, { type: 4 | 10 }>, value: number): OptionValue {
  if (!Number.isFinite(value)) return { fault: `${option.name} must be a number` };
  if (option.type === 4 && !Number.isSafeInteger(value)) return { fault: `${option.name} must be a whole number` };
  const least = ('min_value' in option ? option.min_value : undefined) ?? Number.NEGATIVE_INFINITY;
  const most = ('max_value' in option ? option.max_value : undefined) ?? Number.POSITIVE_INFINITY;
  if (value < least) return { fault: `${option.name} must be ${least} or more` };
  if (value > most) return { fault: `${option.name} must be ${most} or less` };
  return { value };
}
