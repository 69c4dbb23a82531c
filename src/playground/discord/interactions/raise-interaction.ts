import { randomBytes } from 'node:crypto';
import type { InteractionType } from 'discord-api-types/v10';
import type { Actor, InteractionOutcome } from '../stand-in.ts';
import { computePermissions } from '../world/compute-permissions.ts';
import { describeFullMember } from '../world/describe-member.ts';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';
import { partialChannel } from './partial-channel.ts';

/** What differs between kinds of interactions. */
export interface InteractionInput {
  type: InteractionType;
  data: object;
  commandName?: string;
  commandType?: number;
  /** The message whose component was used. */
  message?: object & { id: string };
  owners: Record<string, string>;
  triggeredBy?: object;
  targetMessageId?: string;
}

/** The interactions of a world by token. */
export type Interactions = Map<string, Interaction>;

/** Sends the bot an interaction and resolves when it was answered, or when the time for that is over. */
export function raiseInteraction(
  world: World,
  interactions: Interactions,
  about: { actor: Actor; input: InteractionInput },
): Promise<InteractionOutcome> {
  const { actor, input } = about;
  return new Promise((resolve) => {
    const interaction: Interaction = {
      id: world.nextId(),
      token: randomBytes(48).toString('base64url'),
      type: input.type,
      userId: actor.userId,
      channelId: actor.channelId,
      locale: actor.locale ?? 'en-US',
      createdAtMs: world.now().getTime(),
      state: 'waiting',
      callback: 0,
      originalMessageId: null,
      sourceMessageId: input.message?.id ?? null,
      commandName: input.commandName ?? null,
      commandType: input.commandType ?? 1,
      owners: input.owners,
      followUps: 0,
      triggeredBy: input.triggeredBy ?? null,
      targetMessageId: input.targetMessageId ?? null,
      settle: (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      },
    };
    const timer = setTimeout(() => {
      interaction.state = 'dead';
      resolve({ kind: 'timeout' });
    }, world.options.interactionTimeoutMs);
    forgetOld(world, interactions);
    interactions.set(interaction.token, interaction);
    const channel = world.channels.get(actor.channelId);
    const guildId = channel?.guildId ?? null;
    world.dispatch({ t: 'INTERACTION_CREATE', d: payload(world, interaction, input), guildId, intents: 0 });
  });
}

function payload(world: World, interaction: Interaction, input: InteractionInput): object {
  const channel = world.channels.get(interaction.channelId);
  const guild = world.guilds.get(channel?.guildId ?? '');
  const member = guild?.members.get(interaction.userId);
  const rights = (userId: string) =>
    computePermissions(world, userId, { channelId: interaction.channelId, implicit: false }).toString();
  const isBotDm = channel?.recipientId != null;
  return {
    version: 1,
    type: interaction.type,
    id: interaction.id,
    application_id: world.applicationId,
    token: interaction.token,
    channel_id: interaction.channelId,
    ...(channel !== undefined && { channel: partialChannel(world, channel, interaction.userId) }),
    locale: interaction.locale,
    context: guild !== undefined ? 0 : isBotDm ? 1 : 2,
    ...(guild !== undefined && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: guild.features },
      guild_locale: guild.locale,
    }),
    ...(member !== undefined
      ? { member: { ...describeFullMember(world, member), permissions: rights(interaction.userId) } }
      : { user: world.users.get(interaction.userId) }),
    app_permissions: rights(world.bot.id),
    authorizing_integration_owners: interaction.owners,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    ...(input.message !== undefined && { message: input.message }),
    data: input.data,
  };
}

/** Tokens that nothing can be done with any more, long enough ago to not matter for an error code. */
function forgetOld(world: World, interactions: Interactions): void {
  const oldest = world.now().getTime() - 2 * world.options.interactionLifetimeMs;
  for (const [token, interaction] of interactions) {
    if (interaction.createdAtMs >= oldest) return;
    interactions.delete(token);
  }
}
