import type { ChoiceOffer } from './choice-list.ts';
import { filterChoices } from './filter-choices.ts';
import type { CommandEntry } from './types.ts';

/** The slash menu for what was typed. */
export function entryOffer(
  entries: readonly CommandEntry[],
  typed: string,
  pick: (entry: CommandEntry) => void,
): ChoiceOffer {
  const choices = entries.map(({ label, description }) => ({ label, detail: description, value: label }));
  return {
    title: entries.length === 0 ? 'No commands here' : 'Commands',
    // A filtered list stops at 25; a bare slash shows them all.
    choices: typed === '/' ? choices : filterChoices(choices, typed),
    active: 0,
    pick({ value }) {
      const chosen = entries.find(({ label }) => label === value);
      if (chosen !== undefined) pick(chosen);
    },
  };
}
