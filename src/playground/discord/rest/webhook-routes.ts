import { MessageFlags } from 'discord-api-types/v10';
import type { Interaction } from '../interactions/interaction.ts';
import type { Interactions } from '../interactions/raise-interaction.ts';
import { channelOf, createReply, updateReply } from '../interactions/reply-message.ts';
import { checkMessage } from '../validation/message-form.ts';
import { requireCleared } from '../validation/require-cleared.ts';
import { requireContent } from '../validation/require-content.ts';
import { removeMessage } from '../world/message-store.ts';
import type { StoredMessage, World } from '../world/world.ts';
import { executeWebhook, findOrdinaryWebhook } from './execute-webhook.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest, type Route } from './route.ts';
import { editThroughWebhook, findWebhookMessage, tokenWebhookRoutes } from './token-webhook-routes.ts';

const maxUserInstallFollowUps = 5;
const root = '/webhooks/:webhookId/:token';

/** What the token of an interaction allows after the callback: its first reply and follow-ups, for 15 minutes. */
export function webhookRoutes(world: World, interactions: Interactions): Route[] {
  const shared = { auth: 'none', outsideGlobalLimit: true } as const;
  const find = (request: RestRequest) => findInteraction(world, interactions, request);
  return [
    {
      ...shared,
      method: 'POST',
      path: root,
      handle: (request) => {
        const ordinary = findOrdinaryWebhook(world, request);
        if (ordinary !== null) return executeWebhook(world, ordinary, request);
        return followUp(world, find(request), request);
      },
    },
    ...tokenWebhookRoutes(world),
    {
      ...shared,
      method: 'GET',
      path: `${root}/messages/:messageId`,
      handle: (request) => {
        const ordinary = findOrdinaryWebhook(world, request);
        const stored =
          ordinary === null
            ? findMessage(world, find(request), request)
            : findWebhookMessage(world, ordinary, request).stored;
        return { status: 200, body: stored.message };
      },
    },
    {
      ...shared,
      method: 'PATCH',
      path: `${root}/messages/:messageId`,
      handle: (request) => {
        const ordinary = findOrdinaryWebhook(world, request);
        return ordinary === null ? edit(world, find(request), request) : editThroughWebhook(world, ordinary, request);
      },
    },
    {
      ...shared,
      method: 'DELETE',
      path: `${root}/messages/:messageId`,
      handle: (request) => {
        const ordinary = findOrdinaryWebhook(world, request);
        if (ordinary !== null) {
          const { channel, stored } = findWebhookMessage(world, ordinary, request);
          removeMessage(world, channel, stored.message.id);
          return { status: 204 };
        }
        const interaction = find(request);
        const { message } = findMessage(world, interaction, request);
        removeMessage(world, channelOf(world, interaction), message.id);
        return { status: 204 };
      },
    },
  ];
}

function findInteraction(world: World, interactions: Interactions, request: RestRequest): Interaction {
  const interaction = interactions.get(param(request, 'token'));
  if (param(request, 'webhookId') !== world.applicationId || interaction === undefined) throw refusals.unknownWebhook();
  if (interaction.state !== 'answered') throw refusals.unknownWebhook();
  const age = world.now().getTime() - interaction.createdAtMs;
  if (age > world.options.interactionLifetimeMs) throw refusals.invalidWebhookToken();
  return interaction;
}

/** The message must have come from this interaction, or be the one whose component was used. */
function findMessage(world: World, interaction: Interaction, request: RestRequest): StoredMessage {
  const asked = param(request, 'messageId');
  const id = asked === '@original' ? interaction.originalMessageId : asked;
  const stored = id === null ? undefined : channelOf(world, interaction).messages.get(id);
  if (stored === undefined || stored.message.author.id !== world.bot.id) throw refusals.unknownMessage();
  const mine = stored.message.interaction_metadata?.id === interaction.id;
  if (!mine && id !== interaction.originalMessageId && id !== interaction.sourceMessageId) {
    throw refusals.unknownMessage();
  }
  return stored;
}

function edit(world: World, interaction: Interaction, request: RestRequest) {
  const { message } = findMessage(world, interaction, request);
  const { files } = request;
  const existing = { flags: message.flags ?? 0, fileNames: message.attachments.map(({ filename }) => filename) };
  const form = checkMessage(request.body, { files, existing });
  const deferred = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  if (deferred) requireContent(form, files);
  requireCleared(message, form);
  return { status: 200, body: updateReply(world, interaction, { messageId: message.id, form, files }) };
}

function followUp(world: World, interaction: Interaction, request: RestRequest) {
  const { files } = request;
  const form = checkMessage(request.body, { files });
  requireContent(form, files);
  const original = channelOf(world, interaction).messages.get(interaction.originalMessageId ?? '')?.message;
  if (interaction.callback === 5 && original !== undefined && ((original.flags ?? 0) & MessageFlags.Loading) !== 0) {
    // A follow-up straight after "thinking" takes its place, and its own ephemeral flag does not count.
    return { status: 200, body: updateReply(world, interaction, { messageId: original.id, form, files }) };
  }
  const onlyUserInstall = interaction.owners['0'] === undefined;
  if (onlyUserInstall && interaction.followUps >= maxUserInstallFollowUps) throw refusals.maxFollowUps();
  interaction.followUps += 1;
  const referencing = interaction.originalMessageId;
  return { status: 200, body: createReply(world, interaction, { form, files, referencing }) };
}
