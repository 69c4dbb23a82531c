import type { InteractionOutcome } from '../stand-in.ts';

/** An interaction that the bot was told of. */
export interface Interaction {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  userId: string;
  channelId: string;
  locale: string;
  createdAtMs: number;
  state: 'waiting' | 'answered' | 'dead';
  /** The callback type that answered it. */
  callback: number;
  /** What `@original` means. */
  originalMessageId: string | null;
  /** The message whose component was used, also for a modal opened from one. */
  sourceMessageId: string | null;
  /** Name of the command, for the reply's header. */
  commandName: string | null;
  commandType: number;
  owners: Record<string, string>;
  followUps: number;
  /** Metadata of the interaction that opened the modal. */
  triggeredBy: object | null;
  targetMessageId: string | null;
  settle(outcome: InteractionOutcome): void;
}

/** `interaction_metadata` of the messages that the interaction makes. */
export function interactionMetadata(interaction: Interaction, user: unknown): object {
  return {
    id: interaction.id,
    type: interaction.type,
    user,
    authorizing_integration_owners: interaction.owners,
    ...(interaction.type === 2 && { name: interaction.commandName, command_type: interaction.commandType }),
    ...(interaction.targetMessageId !== null && { target_message_id: interaction.targetMessageId }),
    ...(interaction.type === 3 && { interacted_message_id: interaction.sourceMessageId }),
    ...(interaction.type === 5 && { triggering_interaction_metadata: interaction.triggeredBy }),
  };
}
