import {
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import { cutText } from '../lib/plain-text.ts';
import type { Select } from './card.ts';
import { customId } from './custom-id.ts';

// Discord takes no more options than this in one list.
const maxOptions = 25;

/** Writes a list to choose from as Discord's component, with what is chosen now marked. */
export function toSelect(select: Select): APIStringSelectComponent | APIRoleSelectComponent {
  const { route, placeholder, min, max } = select;
  const base = { custom_id: customId(route), placeholder, min_values: min };
  if (select.kind === 'role') {
    const chosen =
      select.chosen === null ? [] : [{ id: select.chosen, type: SelectMenuDefaultValueType.Role as const }];
    return { type: ComponentType.RoleSelect, ...base, max_values: max, default_values: chosen };
  }
  const options = select.options.slice(0, maxOptions).map(({ label, value, chosen }) => ({
    label: cutText(label, 100),
    value,
    default: chosen,
  }));
  return { type: ComponentType.StringSelect, ...base, max_values: Math.min(max, options.length), options };
}
