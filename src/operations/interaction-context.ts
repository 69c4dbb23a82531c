import { AsyncLocalStorage } from 'node:async_hooks';

export interface InteractionIds {
  interactionId: string;
  guildId: string | null;
}

/** Knows of whatever runs for which interaction it does, also of what nobody waits for. */
export interface InteractionContext {
  run<Result>(interaction: InteractionIds, work: () => Result): Result;
  current(): InteractionIds | undefined;
}

export function createInteractionContext(): InteractionContext {
  const storage = new AsyncLocalStorage<InteractionIds>();
  return { run: (interaction, work) => storage.run(interaction, work), current: () => storage.getStore() };
}
