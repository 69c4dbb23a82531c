import { InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Actor, InteractionOutcome } from '../stand-in.ts';
import { type AnyComponent, walkComponents } from '../validation/walk-components.ts';
import type { Channel, StoredMessage, World } from '../world/world.ts';
import { checkPresence } from './check-use.ts';
import { type Interactions, raiseInteraction } from './raise-interaction.ts';
import { entityIds, resolveEntities } from './resolve-entities.ts';

/** What a user presses or chooses on a message; `values` for selects. */
export interface ComponentUse {
  actor: Actor;
  messageId: string;
  customId: string;
  values?: string[];
}

/** Kinds of entity behind the selects, numbered as command options are. */
const entityTypes: Record<number, number> = { 5: 6, 6: 8, 7: 9, 8: 7 };

/** A user presses a button or chooses in a select. */
export async function useComponent(
  world: World,
  interactions: Interactions,
  use: ComponentUse,
): Promise<InteractionOutcome> {
  const { actor, values } = use;
  const channel = world.channels.get(actor.channelId);
  const stored = channel?.messages.get(use.messageId);
  const found = find(stored, use);
  const reason = checkPresence(world, actor) ?? checkComponent(found, use);
  if (reason !== null || channel === undefined || stored === undefined || found === null) {
    return { kind: 'refused', reason: reason ?? 'Unknown message' };
  }
  const resolved = values === undefined ? null : resolve(world, channel, { use, type: found.type });
  return raiseInteraction(world, interactions, {
    actor,
    input: {
      type: InteractionType.MessageComponent,
      message: messageOf(stored),
      owners: ownersOf(world, stored, channel),
      data: {
        custom_id: use.customId,
        component_type: found.type,
        id: found.id,
        ...(values !== undefined && { values }),
        ...(resolved !== null && { resolved }),
      },
    },
  });
}

function find(stored: StoredMessage | undefined, use: ComponentUse): AnyComponent | null {
  if (stored === undefined || (stored.visibleTo !== null && stored.visibleTo !== use.actor.userId)) return null;
  const components = (stored.message.components ?? []) as unknown as AnyComponent[];
  for (const { component } of walkComponents(components)) if (component.custom_id === use.customId) return component;
  return null;
}

function checkComponent(component: AnyComponent | null, use: ComponentUse): string | null {
  if (component === null) return 'No such component on this message';
  if (component.disabled === true) return 'The component is disabled';
  if (component.type === 2) return use.values === undefined ? null : 'A button has no values';
  const { values } = use;
  if (values === undefined) return 'A select needs values';
  const min = Number(component.min_values ?? 1);
  const max = Number(component.max_values ?? 1);
  if (values.length < min || values.length > max) return `Choose ${min} to ${max}`;
  if (component.type !== 3) return null;
  const options = (component.options ?? []) as { value: string }[];
  return values.every((value) => options.some((option) => option.value === value)) ? null : 'No such option';
}

function resolve(world: World, channel: Channel, of: { use: ComponentUse; type: number }): object | null {
  const type = entityTypes[of.type];
  if (type === undefined) return null;
  const ids = entityIds(world, [{ type, ids: of.use.values ?? [] }]);
  return resolveEntities(world, ids, { userId: of.use.actor.userId, channel });
}

/** Ephemeral messages come with their flag; all others as everybody sees them. */
function messageOf(stored: StoredMessage): object & { id: string } {
  const { message, visibleTo } = stored;
  const ephemeral = visibleTo === null ? 0 : MessageFlags.Ephemeral;
  return Object.assign({}, message, { flags: (message.flags ?? 0) | ephemeral });
}

function ownersOf(world: World, stored: StoredMessage, channel: Channel): Record<string, string> {
  const known = stored.message.interaction_metadata?.authorizing_integration_owners;
  if (known !== undefined) return { ...known } as Record<string, string>;
  const inGuild = world.guilds.get(channel.guildId ?? '')?.members.has(world.bot.id) ?? false;
  return { '0': inGuild && channel.guildId !== null ? channel.guildId : '0' };
}
