import type { Message } from './types.ts';

/** The messages with this one in the place of its former self, or at the end. */
export function upsertMessage(messages: readonly Message[], message: Message): Message[] {
  const known = messages.some(({ id }) => id === message.id);
  return known ? messages.map((one) => (one.id === message.id ? message : one)) : [...messages, message];
}
