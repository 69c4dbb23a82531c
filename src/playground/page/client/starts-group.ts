import type { Message } from './types.ts';

const groupMs = 7 * 60_000;

/** Whether a message is shown with its author anew, and not right under the one before it. */
export function startsGroup(message: Message, before: Message | null): boolean {
  if (before === null || before.author.id !== message.author.id) return true;
  const answers = message.interaction_metadata !== undefined || message.message_reference !== undefined;
  const isPrivate = (flags: number | undefined) => ((flags ?? 0) & 64) !== 0;
  if (answers || isPrivate(message.flags) !== isPrivate(before.flags)) return true;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) > groupMs;
}
