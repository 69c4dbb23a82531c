import type { ChoiceOffer } from './choice-list.ts';
import type { CommandDraft } from './command-draft.ts';
import { filterChoices } from './filter-choices.ts';
import type { Option } from './types.ts';

/** The options that a command can still take, for what was typed after it; an option that was typed out with its colon. */
export function optionOffer(
  { entry, fields }: CommandDraft,
  typed: string,
  pick: (option: Option) => void,
): ChoiceOffer | { named: Option } {
  const free = entry.options.filter(({ name }) => !fields.some(({ option }) => option.name === name));
  const named = free.find(({ name }) => typed === `${name}:`);
  if (named !== undefined) return { named };
  const choices = free.map(({ name, description }) => ({ label: name, detail: description, value: name }));
  const shown = filterChoices(choices, typed);
  return {
    title: shown.length === 0 ? '' : 'More options (Enter sends)',
    choices: shown,
    active: typed === '' ? -1 : 0,
    pick({ value }) {
      const option = free.find(({ name }) => name === value);
      if (option !== undefined) pick(option);
    },
  };
}
