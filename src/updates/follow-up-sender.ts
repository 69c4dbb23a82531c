import type { REST } from '@discordjs/rest';
import { type APIGuild, Routes } from 'discord-api-types/v10';
import { classifySendFault } from './classify-send-fault.ts';
import { SendError } from './send-error.ts';

/** The part of Discord that follow-ups need. Every failure is a SendError. */
export interface FollowUpSender {
  /** Edits a message, also one in a thread that has been archived since, which is archived again afterwards. */
  edit(channelId: string, messageId: string, body: object): Promise<void>;
  /** Publishes a message of an announcement channel; one that was published before counts as done. */
  crosspost(channelId: string, messageId: string): Promise<void>;
  /** Posts once for one nonce. */
  send(channelId: string, body: object, nonce: string): Promise<void>;
  /** The channel in which Discord itself tells the admins things; null where the guild has none. */
  communityChannel(guildId: string): Promise<string | null>;
}

const alreadyCrossposted = 40033;
const archivedThread = 50083;

/** Sends through Discord's REST API. The client passed in must neither retry nor wait out limits by itself. */
export function createFollowUpSender(rest: Pick<REST, 'get' | 'post' | 'patch'>): FollowUpSender {
  return {
    async edit(channelId, messageId, body) {
      const patch = () => request(() => rest.patch(Routes.channelMessage(channelId, messageId), { body }));
      const archive = (archived: boolean) =>
        request(() => rest.patch(Routes.channel(channelId), { body: { archived } }));
      try {
        await patch();
      } catch (error) {
        if (!(error instanceof SendError) || error.code !== archivedThread) throw error;
        await archive(false);
        await patch();
        // Only whoever started it may close it without the right to manage threads; left open, it closes by itself.
        await archive(true).catch(() => {});
      }
    },
    async crosspost(channelId, messageId) {
      try {
        await request(() => rest.post(Routes.channelMessageCrosspost(channelId, messageId)));
      } catch (error) {
        if (classifySendFault(error).code !== alreadyCrossposted) throw error;
      }
    },
    async send(channelId, body, nonce) {
      await request(() =>
        rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true } }),
      );
    },
    async communityChannel(guildId) {
      const guild = (await request(() => rest.get(Routes.guild(guildId)))) as APIGuild;
      return guild.public_updates_channel_id;
    },
  };
}

async function request(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    throw classifySendFault(error);
  }
}
