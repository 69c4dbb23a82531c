import { InteractionType } from 'discord-api-types/v10';
import type { Actor, InteractionOutcome } from '../stand-in.ts';
import type { World } from '../world/world.ts';
import { checkUse } from './check-use.ts';
import { type Interactions, raiseInteraction } from './raise-interaction.ts';
import { resolveEntities } from './resolve-entities.ts';

/** A user uses a message command on a message. */
export async function useMessageMenu(
  world: World,
  interactions: Interactions,
  use: { actor: Actor; name: string; messageId: string },
): Promise<InteractionOutcome> {
  const { actor, messageId } = use;
  const stored = world.channels.get(actor.channelId)?.messages.get(messageId);
  if (stored === undefined || (stored.visibleTo !== null && stored.visibleTo !== actor.userId)) {
    return { kind: 'refused', reason: 'Unknown message' };
  }
  return useMenu(world, interactions, {
    ...use,
    type: 3,
    targetId: messageId,
    resolved: { messages: { [messageId]: stored.message } },
    targetMessageId: messageId,
  });
}

/** A user uses a user command on a person. */
export async function useUserMenu(
  world: World,
  interactions: Interactions,
  use: { actor: Actor; name: string; userId: string },
): Promise<InteractionOutcome> {
  const { actor, userId } = use;
  const channel = world.channels.get(actor.channelId);
  const known = channel !== undefined && world.users.has(userId);
  if (!known) return { kind: 'refused', reason: 'Unknown user' };
  const resolved = resolveEntities(
    world,
    { users: [userId], roles: [], channels: [], attachments: [] },
    {
      userId: actor.userId,
      channel,
    },
  );
  return useMenu(world, interactions, { ...use, type: 2, targetId: userId, resolved: resolved ?? {} });
}

interface MenuUse {
  actor: Actor;
  name: string;
  type: 2 | 3;
  targetId: string;
  resolved: object;
  targetMessageId?: string;
}

async function useMenu(world: World, interactions: Interactions, use: MenuUse): Promise<InteractionOutcome> {
  const { actor, name, type, targetId, resolved, targetMessageId } = use;
  const check = checkUse(world, actor, { name, type });
  if ('refused' in check) return { kind: 'refused', reason: check.refused };
  const { command, owners } = check;
  const guild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
  return raiseInteraction(world, interactions, {
    actor,
    input: {
      type: InteractionType.ApplicationCommand,
      data: { id: command.id, name: command.name, type, target_id: targetId, resolved, ...guild },
      commandName: command.name,
      commandType: type,
      owners,
      ...(targetMessageId !== undefined && { targetMessageId }),
    },
  });
}
