import { type APIMessage, MessageType, Routes } from 'discord-api-types/v10';
import { earliestMade, setClockMs } from './earliest-made.ts';
import { hasCustomId } from './has-custom-id.ts';
import type { ReadBack, ReadBackQuery } from './sender.ts';

/** Asks Discord for something; rejects with a SendError. */
export type Get = <Answer>(route: `/${string}`, query?: URLSearchParams) => Promise<Answer>;

const pageSize = 100;
const mostPages = 10;

/** Reads a channel back for a message of the bot's own with one of the custom ids. */
export async function findOwnMessage(
  get: Get,
  query: ReadBackQuery & { channelId: string; author: string },
): Promise<ReadBack> {
  const { channelId, author, customIds, isNew = false, except } = query;
  let before: string | undefined;
  let earliest: number | undefined;
  for (let page = 0; page < (isNew ? 1 : mostPages); page += 1) {
    const part = new URLSearchParams({ limit: String(pageSize), ...(before === undefined ? {} : { before }) });
    const messages = await get<APIMessage[]>(Routes.channelMessages(channelId), part);
    const match = messages.find(
      (message) => isPost(message, author) && message.id !== except && hasCustomId(message.components, customIds),
    );
    if (match !== undefined) return { found: { messageId: match.id }, access: true };
    const [newest] = messages;
    const oldest = messages.at(-1);
    // Where the history is not to be read, Discord answers with an empty list.
    if (newest === undefined || oldest === undefined) return { found: null, access: page > 0 };
    earliest ??= earliestMade(query, postedAt(newest.id));
    if (messages.length < pageSize || postedAt(oldest.id) < earliest - setClockMs) return { found: null, access: true };
    before = oldest.id;
  }
  // In a busy channel the moment itself is far enough.
  const isReached = before !== undefined && earliest !== undefined && postedAt(before) < earliest;
  return { found: null, access: isReached };
}

/** Answers to commands carry the same buttons and must not pass for posts. */
function isPost(message: APIMessage, author: string): boolean {
  return message.author.id === author && message.type === MessageType.Default && message.webhook_id === undefined;
}

/** When Discord made the thing of this id. */
export function postedAt(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000;
}
