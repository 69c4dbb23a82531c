import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { cutText } from '../lib/plain-text.ts';
import type { Action } from './card.ts';
import { customId } from './custom-id.ts';

const styles = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

// Discord takes no longer label.
const maxLabel = 80;

/** Writes what can be done next as a button of Discord's. */
export function toButton(action: Action): APIButtonComponent {
  const base = { type: ComponentType.Button, label: cutText(action.label, maxLabel) } as const;
  if ('url' in action) return { ...base, style: ButtonStyle.Link, url: action.url };
  return { ...base, style: styles[action.style ?? 'secondary'], custom_id: customId(action.route) };
}
