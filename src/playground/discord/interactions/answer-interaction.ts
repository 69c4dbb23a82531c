import { type APIMessage, type APIModalInteractionResponseCallbackData, MessageFlags } from 'discord-api-types/v10';
import { refusals } from '../rest/refusals.ts';
import type { UploadedFile } from '../rest/route.ts';
import { checkCallback, checkChoices } from '../validation/callback-form.ts';
import { checkMessage } from '../validation/message-form.ts';
import { checkModal } from '../validation/modal-form.ts';
import { requireCleared } from '../validation/require-cleared.ts';
import { requireContent } from '../validation/require-content.ts';
import { composeComponents } from '../world/compose-components.ts';
import type { World } from '../world/world.ts';
import { type Interaction, interactionMetadata } from './interaction.ts';
import type { OpenModals } from './open-modals.ts';
import { channelOf, createReply, updateReply } from './reply-message.ts';

/** What a callback made: its type and, for types 4 and 7, the message. */
export interface Answer {
  type: number;
  message: APIMessage | null;
  loading: boolean;
}

/** Does what a callback asks, once and in time; throws Discord's refusal otherwise. */
export function answerInteraction(
  world: World,
  interaction: Interaction,
  request: { body: unknown; files: readonly UploadedFile[]; modals: OpenModals },
): Answer {
  if (interaction.state === 'dead') throw refusals.unknownInteraction();
  if (interaction.state === 'answered') throw refusals.alreadyAcknowledged();
  const { files } = request;
  const fromMessage = interaction.sourceMessageId !== null;
  const { type, data } = checkCallback(request.body, { type: interaction.type, fromMessage });
  const answered = () => {
    interaction.state = 'answered';
    interaction.callback = type;
  };
  const answer: Answer = { type, message: null, loading: false };
  switch (type) {
    case 4: {
      const form = checkMessage(data, { path: ['data'], files });
      requireContent(form, files);
      answered();
      const message = createReply(world, interaction, { form, files });
      interaction.originalMessageId = message.id;
      interaction.settle({ kind: 'message', message });
      return { ...answer, message };
    }
    case 5: {
      const flags = (checkMessage(data, { path: ['data'], files }).flags ?? 0) & MessageFlags.Ephemeral;
      answered();
      const message = createReply(world, interaction, { form: { flags }, files: [], loading: true });
      interaction.originalMessageId = message.id;
      interaction.settle({ kind: 'deferred', messageId: message.id });
      return { ...answer, message, loading: true };
    }
    case 6:
      answered();
      interaction.originalMessageId = interaction.sourceMessageId;
      interaction.settle({ kind: 'deferred', messageId: null });
      return answer;
    case 7: {
      const messageId = interaction.sourceMessageId ?? '';
      const before = channelOf(world, interaction).messages.get(messageId)?.message;
      const existing = { flags: before?.flags ?? 0, fileNames: before?.attachments.map((one) => one.filename) ?? [] };
      const form = checkMessage(data, { path: ['data'], files, existing });
      if (before !== undefined) requireCleared(before, form, ['data']);
      answered();
      const message = updateReply(world, interaction, { messageId, form, files });
      interaction.originalMessageId = messageId;
      interaction.settle({ kind: 'updated', message });
      return { ...answer, message };
    }
    case 8: {
      const choices = checkChoices(data).map(({ name, value }) => ({ name, value }));
      answered();
      interaction.settle({ kind: 'choices', choices });
      return answer;
    }
    default:
      return openModal(world, interaction, { data, modals: request.modals, answer, answered });
  }
}

function openModal(
  world: World,
  interaction: Interaction,
  request: { data: unknown; modals: OpenModals; answer: Answer; answered: () => void },
): Answer {
  const form = checkModal(request.data);
  const components = composeComponents(form.components, (url) => ({ url, name: null, size: null, media: { url } }));
  request.answered();
  const modal = { ...form, components };
  request.modals.set(interaction.userId, {
    modal,
    channelId: interaction.channelId,
    sourceMessageId: interaction.sourceMessageId,
    owners: interaction.owners,
    triggeredBy: interactionMetadata(interaction, world.users.get(interaction.userId)),
  });
  // The checked form has the shape of the type package's modal, which its component unions cannot say.
  interaction.settle({ kind: 'modal', modal: modal as unknown as APIModalInteractionResponseCallbackData });
  return request.answer;
}
