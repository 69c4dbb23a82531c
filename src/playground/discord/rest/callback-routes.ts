import { MessageFlags } from 'discord-api-types/v10';
import { type Answer, answerInteraction } from '../interactions/answer-interaction.ts';
import type { Interaction } from '../interactions/interaction.ts';
import type { OpenModals } from '../interactions/open-modals.ts';
import type { Interactions } from '../interactions/raise-interaction.ts';
import type { World } from '../world/world.ts';
import { refusals } from './refusals.ts';
import { param, type Route } from './route.ts';

/** `POST /interactions/{id}/{token}/callback`. */
export function callbackRoutes(world: World, state: { interactions: Interactions; modals: OpenModals }): Route[] {
  return [
    {
      method: 'POST',
      path: '/interactions/:id/:token/callback',
      auth: 'none',
      outsideGlobalLimit: true,
      handle: (request) => {
        const interaction = state.interactions.get(param(request, 'token'));
        if (interaction === undefined || interaction.id !== param(request, 'id')) throw refusals.unknownInteraction();
        const { body, files } = request;
        const answer = answerInteraction(world, interaction, { body, files, modals: state.modals });
        const wantsBody = ['true', 'True', '1'].includes(request.query.get('with_response') ?? '');
        return wantsBody ? { status: 200, body: describe(interaction, answer) } : { status: 204 };
      },
    },
  ];
}

function describe(interaction: Interaction, answer: Answer): object {
  const { message, type } = answer;
  const showsMessage = message !== null && (type === 4 || type === 7);
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message !== null && {
        response_message_id: message.id,
        response_message_loading: answer.loading,
        response_message_ephemeral: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...(showsMessage && { resource: { type, message } }),
  };
}
