import type { PostResult, Services } from './bot/command.ts';
import { RefusedError } from './bot/refused-error.ts';
import { shortHash } from './lib/short-hash.ts';
import { within } from './lib/within.ts';
import { SendError } from './updates/send-error.ts';
import type { Sender } from './updates/sender.ts';
import { renderCard } from './views/render-card.ts';
import { renderForumPost } from './views/render-forum-post.ts';

/** Leaves time to answer the interaction that asked for the post. */
const postTimeoutMs = 2_000;

export interface PostParts {
  sender: Sender;
  retract: Services['retract'];
  onFatal(error: Error): void;
}

/**
 * Makes what commands post with; it never rejects, but says what came of it. A post that arrives when it was given up
 * already is taken back.
 */
export function createPost({ sender, retract, onFatal }: PostParts): Services['post'] {
  async function send(channelId: string, body: object, key: string): Promise<PostResult> {
    try {
      const { messageId, postedIn = channelId } = await sender.send(channelId, body, shortHash(key, 25));
      if (messageId === null) return { kind: 'unavailable', reason: 'the message was deleted at once' };
      return { kind: 'posted', messageId, postedIn };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.kind === 'unauthorized') onFatal(new RefusedError(error.message, { cause: error }));
      return error.kind === 'transient' || error.code === undefined
        ? { kind: 'unavailable', reason: error.message }
        : { kind: 'refused', code: error.code, reason: error.message };
    }
  }

  return (channelId, card, { plain, key, forumPost }) => {
    const body =
      forumPost === undefined ? renderCard(card, { plain }) : renderForumPost(card, { name: forumPost, plain });
    const sent = send(channelId, body, key);
    return within(sent, {
      ms: postTimeoutMs,
      fallback(): PostResult {
        sent.then(
          (late) => (late.kind === 'posted' ? retract(late) : undefined),
          // Nothing is there that could be taken back.
          () => {},
        );
        return { kind: 'unavailable', reason: 'it took too long' };
      },
    });
  };
}
