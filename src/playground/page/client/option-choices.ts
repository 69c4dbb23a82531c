import type { Choice, Option, StateView } from './types.ts';
import { worldChoices } from './world-choices.ts';

const kinds = { 6: 'user', 7: 'channel', 8: 'role', 9: 'mentionable' } as const;

/** The closed list that a command's option is picked from; null where any value goes. */
export function optionChoices(state: StateView, channelId: string, option: Option): Choice[] | null {
  if (option.type === 5) return [true, false].map((value) => ({ label: value ? 'True' : 'False', value }));
  if (option.type === 6 || option.type === 7 || option.type === 8 || option.type === 9) {
    const channelTypes = option.type === 7 ? option.channel_types : undefined;
    return worldChoices(state, channelId, { kind: kinds[option.type], channelTypes });
  }
  if (!('choices' in option) || !Array.isArray(option.choices) || option.choices.length === 0) return null;
  return option.choices.map(({ name, value }) => ({ label: name, value }));
}
