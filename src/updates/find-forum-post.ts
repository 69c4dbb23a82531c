import { type APIMessage, type APIThreadChannel, Routes } from 'discord-api-types/v10';
import { earliestMade, setClockMs } from './earliest-made.ts';
import { type Get, postedAt } from './find-own-message.ts';
import { hasCustomId } from './has-custom-id.ts';
import { SendError } from './send-error.ts';
import type { ReadBack, ReadBackQuery } from './sender.ts';

interface ThreadList {
  threads: APIThreadChannel[];
}

/** Looks through the bot's own posts of a forum for one whose first message has one of the custom ids. */
export async function findForumPost(
  get: Get,
  query: ReadBackQuery & { channelId: string; guildId: string; author: string },
): Promise<ReadBack> {
  const { channelId, guildId, author, customIds, except } = query;
  const active = await get<ThreadList>(Routes.guildActiveThreads(guildId));
  const archived = await get<ThreadList>(
    Routes.channelThreads(channelId, 'public'),
    new URLSearchParams({ limit: '100' }),
  );
  const own = [...active.threads, ...archived.threads].filter(
    (thread) => thread.parent_id === channelId && thread.owner_id === author && thread.id !== except,
  );
  const earliest = earliestMade(query, Math.max(...own.map(({ id }) => postedAt(id))));
  for (const { id } of own) {
    if (postedAt(id) < earliest - setClockMs) continue;
    const starter = await getOrNull<APIMessage>(get, Routes.channelMessage(id, id));
    if (starter !== null && hasCustomId(starter.components, customIds))
      return { found: { messageId: id, postedIn: id }, access: true };
  }
  return { found: null, access: true };
}

/** The first message of a post may have been deleted. */
async function getOrNull<Answer>(get: Get, route: `/${string}`): Promise<Answer | null> {
  try {
    return await get<Answer>(route);
  } catch (error) {
    if (error instanceof SendError && error.code === 10008) return null;
    throw error;
  }
}
