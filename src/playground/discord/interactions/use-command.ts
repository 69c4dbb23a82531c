import { type APIApplicationCommand, InteractionType } from 'discord-api-types/v10';
import type { Actor, CommandOption, InteractionOutcome } from '../stand-in.ts';
import type { World } from '../world/world.ts';
import { checkOptions } from './check-options.ts';
import { checkUse } from './check-use.ts';
import { type Interactions, raiseInteraction } from './raise-interaction.ts';
import { entityIds, resolveEntities } from './resolve-entities.ts';

/** A user sends a slash command, or types in one of its options (`partial`). */
export async function useCommand(
  world: World,
  interactions: Interactions,
  use: { actor: Actor; name: string; options: CommandOption[]; partial: boolean },
): Promise<InteractionOutcome> {
  const { actor, options, partial } = use;
  const check = checkUse(world, actor, { name: use.name, type: 1 });
  if ('refused' in check) return { kind: 'refused', reason: check.refused };
  const { command } = check;
  const problem = checkOptions(command.options ?? [], options, {
    partial,
    channelType: (id) => world.channels.get(id)?.type,
  });
  if (problem !== null) return { kind: 'refused', reason: problem };
  if (partial && !hasFocus(options)) return { kind: 'refused', reason: 'No option is being typed' };
  return raiseInteraction(world, interactions, {
    actor,
    input: {
      type: partial ? InteractionType.ApplicationCommandAutocomplete : InteractionType.ApplicationCommand,
      data: commandData(world, command, { actor, options }),
      commandName: fullName(command.name, options),
      owners: check.owners,
    },
  });
}

function commandData(
  world: World,
  command: APIApplicationCommand,
  of: { actor: Actor; options: CommandOption[] },
): object {
  const channel = world.channels.get(of.actor.channelId);
  const named = leaves(of.options).map(({ type, value }) => ({ type, ids: [String(value)] }));
  const resolved =
    channel === undefined
      ? null
      : resolveEntities(world, entityIds(world, named), { userId: of.actor.userId, channel });
  return {
    id: command.id,
    name: command.name,
    type: 1,
    ...(of.options.length > 0 && { options: of.options }),
    ...(resolved !== null && { resolved }),
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
  };
}

function leaves(options: readonly CommandOption[]): CommandOption[] {
  return options.flatMap((option) => (option.type <= 2 ? leaves(option.options ?? []) : [option]));
}

function hasFocus(options: readonly CommandOption[]): boolean {
  return leaves(options).filter(({ focused }) => focused === true).length === 1;
}

function fullName(name: string, options: readonly CommandOption[]): string {
  const [first] = options;
  if (first === undefined || first.type > 2) return name;
  return fullName(`${name} ${first.name}`, first.options ?? []);
}
