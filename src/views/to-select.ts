import { RoleSelectMenuBuilder, StringSelectMenuBuilder } from '@discordjs/builders';
import { cutText } from '../lib/plain-text.ts';
import type { Select } from './card.ts';
import { customId } from './custom-id.ts';

// Discord takes no more options than this in one list.
const maxOptions = 25;

/** Writes a list to choose from as Discord's component, with what is chosen now marked. */
export function toSelect(select: Select): StringSelectMenuBuilder | RoleSelectMenuBuilder {
  const { route, placeholder, min, max } = select;
  if (select.kind === 'role') {
    const menu = new RoleSelectMenuBuilder().setCustomId(customId(route)).setPlaceholder(placeholder);
    if (select.chosen !== null) menu.setDefaultRoles(select.chosen);
    return menu.setMinValues(min).setMaxValues(max);
  }
  const options = select.options.slice(0, maxOptions).map(({ label, value, chosen }) => ({
    label: cutText(label, 100),
    value,
    default: chosen,
  }));
  return new StringSelectMenuBuilder()
    .setCustomId(customId(route))
    .setPlaceholder(placeholder)
    .setMinValues(min)
    .setMaxValues(Math.min(max, options.length))
    .addOptions(options);
}
