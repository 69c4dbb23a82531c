import { InteractionType } from 'discord-api-types/v10';
import type { Actor, InteractionOutcome } from '../stand-in.ts';
import type { AnyComponent } from '../validation/walk-components.ts';
import type { World } from '../world/world.ts';
import type { OpenModals } from './open-modals.ts';
import { type Interactions, raiseInteraction } from './raise-interaction.ts';
import { entityIds, resolveEntities } from './resolve-entities.ts';

type Values = Record<string, string | string[]>;

const entityTypes: Record<number, number> = { 5: 6, 6: 8, 7: 9, 8: 7 };

/** A user sends off the modal that is open in front of them. */
export async function submitModal(
  world: World,
  state: { interactions: Interactions; modals: OpenModals },
  submission: { actor: Actor; customId: string; values: Values },
): Promise<InteractionOutcome> {
  const { actor, values } = submission;
  const open = state.modals.get(actor.userId);
  const channel = world.channels.get(actor.channelId);
  if (open === undefined || channel === undefined || open.modal.custom_id !== submission.customId) {
    return { kind: 'refused', reason: 'No such modal is open' };
  }
  const fields = open.modal.components.flatMap((component) => component.component ?? component.components ?? []);
  const problem = fields.map((field) => checkField(field, values)).find((reason) => reason !== null) ?? null;
  if (problem !== null) return { kind: 'refused', reason: problem };
  state.modals.delete(actor.userId);
  const named = fields.flatMap((field) => {
    const type = entityTypes[field.type];
    return type === undefined ? [] : [{ type, ids: listed(values[field.custom_id ?? '']) }];
  });
  const resolved = resolveEntities(world, entityIds(world, named), { userId: actor.userId, channel });
  const message = open.sourceMessageId === null ? undefined : channel.messages.get(open.sourceMessageId)?.message;
  return raiseInteraction(world, state.interactions, {
    actor,
    input: {
      type: InteractionType.ModalSubmit,
      data: {
        custom_id: open.modal.custom_id,
        components: open.modal.components.map((component) => answered(component, values)),
        ...(resolved !== null && { resolved }),
      },
      owners: open.owners,
      triggeredBy: open.triggeredBy,
      ...(message !== undefined && { message }),
    },
  });
}

function answered(component: AnyComponent, values: Values): object {
  const base = { type: component.type, id: component.id };
  if (component.component !== undefined) return { ...base, component: answeredField(component.component, values) };
  if (component.components === undefined) return base;
  return { ...base, components: component.components.map((field) => answeredField(field, values)) };
}

function answeredField(field: AnyComponent, values: Values): object {
  const value = values[field.custom_id ?? ''];
  const base = { type: field.type, id: field.id, custom_id: field.custom_id };
  if (field.type === 4) return { ...base, value: single(value) ?? '' };
  if (field.type === 21) return { ...base, value: single(value) };
  if (field.type === 23) return { ...base, value: single(value) === 'true' };
  return { ...base, values: listed(value) };
}

/** What a client would not let the user send; null when it would. */
function checkField(field: AnyComponent, values: Values): string | null {
  const name = field.custom_id ?? '';
  const value = values[name];
  const required = field.required !== false && field.type !== 23;
  if (field.type === 4) {
    const text = single(value) ?? '';
    if (text === '') return required ? `"${name}" is required` : null;
    const min = Number(field.min_length ?? 0);
    const max = Number(field.max_length ?? 4000);
    return text.length < min || text.length > max ? `"${name}" must have ${min} to ${max} characters` : null;
  }
  const chosen = listed(value);
  if (chosen.length === 0) return required ? `"${name}" is required` : null;
  if (chosen.length > Number(field.max_values ?? 1)) return `"${name}" has too many values`;
  const options = field.options as { value: string }[] | undefined;
  const known = options === undefined || chosen.every((one) => options.some((option) => option.value === one));
  return known ? null : `"${name}" has no such option`;
}

function single(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function listed(value: string | string[] | undefined): string[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
