import { type APIMessage, MessageType, Routes } from 'discord-api-types/v10';
import { hasCustomId } from './has-custom-id.ts';
import type { ReadBack, ReadBackQuery } from './sender.ts';

/** Asks Discord for something; rejects with a SendError. */
export type Get = <Answer>(route: `/${string}`, query?: URLSearchParams) => Promise<Answer>;

const pageSize = 100;
const mostPages = 10;

// Our clock may have been a day off when the moment was written down.
const wrongClockMs = 26 * 3_600_000;

/** Reads a channel back for a message of the bot's own with one of the custom ids. */
export async function findOwnMessage(
  get: Get,
  { channelId, author, customIds, since, isNew = false, except }: ReadBackQuery & { channelId: string; author: string },
): Promise<ReadBack> {
  let before: string | undefined;
  for (let page = 0; page < (isNew ? 1 : mostPages); page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before === undefined ? {} : { before }) });
    const messages = await get<APIMessage[]>(Routes.channelMessages(channelId), query);
    const match = messages.find(
      (message) => isPost(message, author) && message.id !== except && hasCustomId(message.components, customIds),
    );
    if (match !== undefined) return { found: { messageId: match.id }, access: true };
    const oldest = messages.at(-1);
    // Where the history is not to be read, Discord answers with an empty list.
    if (oldest === undefined) return { found: null, access: page > 0 };
    if (messages.length < pageSize || postedAt(oldest.id) < since.getTime() - wrongClockMs)
      return { found: null, access: true };
    before = oldest.id;
  }
  // In a busy channel the moment itself is far enough.
  const reached = before === undefined ? Number.POSITIVE_INFINITY : postedAt(before);
  return { found: null, access: reached < since.getTime() };
}

/** Answers to commands carry the same buttons and must not pass for posts. */
function isPost(message: APIMessage, author: string): boolean {
  return message.author.id === author && message.type === MessageType.Default && message.webhook_id === undefined;
}

/** When Discord made the thing of this id. */
export function postedAt(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000;
}
