import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { formFault } from './form-fault.ts';
import { invalidForm } from './invalid-form.ts';
import type { MessageForm } from './message-form.ts';

/** Refuses an edit that turns a message to Components V2 without taking its old content out. */
export function requireCleared(message: APIMessage, form: MessageForm, path: readonly string[] = []): void {
  const turns = ((form.flags ?? 0) & ~(message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  if (!turns) return;
  const faults = (['content', 'embeds'] as const).flatMap((field) => {
    if (message[field].length === 0 || form[field] !== undefined) return [];
    const words = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return [formFault([...path, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', words)];
  });
  if (faults.length > 0) throw invalidForm(faults);
}
