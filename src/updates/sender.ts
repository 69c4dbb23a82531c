import type { REST } from '@discordjs/rest';
import { type APIMessage, type APIUser, MessageType, Routes } from 'discord-api-types/v10';
import { classifySendFault } from './classify-send-fault.ts';
import { hasCustomId } from './has-custom-id.ts';

export interface ReadBackQuery {
  /** A message counts when it has any of them. */
  customIds: readonly string[];
  since: Date;
  /** A message that has them for another reason. */
  except?: string | null;
}

/** The part of Discord that deliveries need. Every failure is a SendError. */
export interface Sender {
  /** Posts once for one nonce. The id is null where the message was posted before and has been deleted since. */
  send(channelId: string, body: object, nonce: string): Promise<{ messageId: string | null }>;
  /** Looks for a message that this bot posted. Without access, not finding it means nothing. */
  readBack(channelId: string, query: ReadBackQuery): Promise<{ found: string | null; access: boolean }>;
}

const pageSize = 100;
const mostPages = 10;
const unknownMessage = 10008;

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

  async function findOwn(channelId: string, { customIds, since, except }: ReadBackQuery) {
    const author = await selfId();
    let before: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const query = new URLSearchParams({ limit: String(pageSize), ...(before === undefined ? {} : { before }) });
      const messages = await request<APIMessage[]>(() => rest.get(Routes.channelMessages(channelId), { query }));
      const match = messages.find(
        (message) => isPost(message, author) && message.id !== except && hasCustomId(message.components, customIds),
      );
      if (match !== undefined) return { found: match.id, access: true };
      const oldest = messages.at(-1);
      // Where the history is not to be read, Discord answers with an empty list.
      if (oldest === undefined) return { found: null, access: page > 0 };
      if (messages.length < pageSize || postedAt(oldest.id) < since.getTime()) return { found: null, access: true };
      before = oldest.id;
    }
    return { found: null, access: false };
  }

  return {
    async send(channelId, body, nonce) {
      try {
        const answer = await request<APIMessage>(() =>
          rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true } }),
        );
        return { messageId: answer.id };
      } catch (error) {
        const fault = classifySendFault(error);
        // Discord found the earlier message of this nonce and could not hand it over.
        if (fault.code === unknownMessage) return { messageId: null };
        throw fault;
      }
    },
    async readBack(channelId, query) {
      try {
        return await findOwn(channelId, query);
      } catch (error) {
        const fault = classifySendFault(error);
        if (fault.kind === 'transient' || fault.kind === 'unauthorized') throw fault;
        return { found: null, access: false };
      }
    },
  };
}

async function request<Answer>(run: () => Promise<unknown>): Promise<Answer> {
  try {
    return (await run()) as Answer;
  } catch (error) {
    throw classifySendFault(error);
  }
}

/** Answers to commands carry the same buttons and must not pass for posts. */
function isPost(message: APIMessage, author: string): boolean {
  return message.author.id === author && message.type === MessageType.Default && message.webhook_id === undefined;
}

function postedAt(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000;
}
