import { optionValue } from './option-value.ts';
import type { Choice, CommandEntry, CommandOption, Option } from './types.ts';

/** One option of the chosen command and what stands in its field. */
export interface DraftField {
  option: Option;
  text: string;
  /** The choice that the text came from. */
  picked: Choice | null;
}

/** A command that is being written. */
export interface CommandDraft {
  entry: CommandEntry;
  fields: DraftField[];
}

/** The options of a command, flat, and the first thing that is wrong with them. */
export interface DraftReading {
  options: CommandOption[];
  fault: { field: DraftField; text: string } | null;
}

/** Reads what is filled in; `except` is left out. `choicesOf` gives the closed list of an option, null where any value goes. */
export function readFields(
  fields: readonly DraftField[],
  choicesOf: (option: Option) => Choice[] | null,
  except?: DraftField,
): DraftReading {
  const options: CommandOption[] = [];
  let fault: DraftReading['fault'] = null;
  for (const field of fields) {
    const { option, picked } = field;
    const text = field.text.trim();
    if (field === except) continue;
    if (text === '') {
      if (option.required === true) fault ??= { field, text: `${option.name} is required` };
      continue;
    }
    const value = optionValue(option, text, { picked, choices: choicesOf(option) });
    if ('fault' in value) fault ??= { field, text: value.fault };
    else options.push({ name: option.name, type: option.type, value: value.value });
  }
  return { options, fault };
}
