import type { REST } from '@discordjs/rest';
import { type APIChannel, type APIUser, Routes } from 'discord-api-types/v10';
import { LockLostError } from '../settings/lock-lost-error.ts';
import { classifySendFault } from './classify-send-fault.ts';
import { findForumPost } from './find-forum-post.ts';
import { findOwnMessage } from './find-own-message.ts';
import { SendError } from './send-error.ts';

export interface ReadBackQuery {
  /** A message counts when it has any of them. */
  customIds: readonly string[];
  since: Date;
  /** What the clock that `since` was read from says now. */
  now: Date;
  /** Whether it can only be among the newest messages; further back it is not looked for then. */
  isNew?: boolean;
  /** A message that has them for another reason. */
  except?: string | null;
  /** Set where the messages are posts of a forum. */
  forum?: { guildId: string } | null;
}

/** `postedIn`: the thread that holds the message, where that is not the channel itself. */
export interface FoundMessage {
  messageId: string;
  postedIn?: string;
}

export interface ReadBack {
  found: FoundMessage | null;
  /** Without it, not finding the message means nothing. */
  access: boolean;
}

/** The part of Discord that deliveries need. Every failure is a SendError, or a LockLostError: nothing was sent then. */
export interface Sender {
  /**
   * Posts once for one nonce; a body with a name starts a post in a forum, where there are no nonces. The id is null
   * where the message was posted before and has been deleted since.
   */
  send(channelId: string, body: object, nonce: string): Promise<{ messageId: string | null; postedIn?: string }>;
  /** Looks for a message that this bot posted. */
  readBack(channelId: string, query: ReadBackQuery): Promise<ReadBack>;
}

const unknownMessage = 10008;
const tagRequired = 40067;

/** Sends through Discord's REST API. The client passed in must not retry by itself (`retries: 0`). */
export function createSender(rest: Pick<REST, 'get' | 'post'>): Sender {
  let self: Promise<string> | undefined;
  const selfId = () => {
    self ??= request<APIUser>(() => rest.get(Routes.user())).then(({ id }) => id);
    self.catch(() => {
      self = undefined;
    });
    return self;
  };
  const get = <Answer>(route: `/${string}`, query?: URLSearchParams) =>
    request<Answer>(() => rest.get(route, query === undefined ? {} : { query }));

  async function startForumPost(channelId: string, body: object): Promise<{ messageId: string; postedIn: string }> {
    const start = async (more: object) => {
      const id = idOf(await request(() => rest.post(Routes.threads(channelId), { body: { ...body, ...more } })));
      return { messageId: id, postedIn: id };
    };
    try {
      return await start({});
    } catch (error) {
      if (!(error instanceof SendError) || error.code !== tagRequired) throw error;
      const tag = chooseTag(await get<APIChannel>(Routes.channel(channelId)));
      if (tag === null) throw error;
      return start({ applied_tags: [tag] });
    }
  }

  return {
    async send(channelId, body, nonce) {
      if ('name' in body) return startForumPost(channelId, body);
      try {
        const answer = await request<unknown>(() =>
          rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true } }),
        );
        return { messageId: idOf(answer) };
      } catch (error) {
        const fault = faultOf(error);
        // Discord found the earlier message of this nonce and could not hand it over.
        if (fault.code === unknownMessage) return { messageId: null };
        throw fault;
      }
    },
    async readBack(channelId, query) {
      try {
        const author = await selfId();
        return await (query.forum
          ? findForumPost(get, { ...query, channelId, author, guildId: query.forum.guildId })
          : findOwnMessage(get, { ...query, channelId, author }));
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'transient' || fault.kind === 'unauthorized') throw fault;
        return { found: null, access: false };
      }
    },
  };
}

/** The first tag of a forum that anybody may use. */
function chooseTag(channel: APIChannel): string | null {
  const tags = 'available_tags' in channel ? channel.available_tags : [];
  return tags.find(({ moderated }) => !moderated)?.id ?? null;
}

/** The id of what was made. An answer without one is none of Discord's, whatever its status: nobody knows what was done. */
function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return answer.id;
  throw new SendError('an answer that is no message', { kind: 'transient', ambiguous: true });
}

async function request<Answer>(run: () => Promise<unknown>): Promise<Answer> {
  try {
    return (await run()) as Answer;
  } catch (error) {
    throw faultOf(error);
  }
}

/** What Discord's answer means. That another copy of the process posts now is no answer of Discord's: it is thrown. */
function faultOf(error: unknown): SendError {
  if (error instanceof LockLostError) throw error;
  return classifySendFault(error);
}
