import type { PostResult, Services } from './bot/command.ts';
import { RefusedError } from './bot/refused-error.ts';
import { shortHash } from './lib/short-hash.ts';
import { SendError } from './updates/send-error.ts';
import type { Sender } from './updates/sender.ts';
import { renderCard } from './views/render-card.ts';
import { renderForumPost } from './views/render-forum-post.ts';

/** Leaves time to answer the interaction that asked for the post. */
const postTimeoutMs = 2_000;

/** Makes what commands post with; it never rejects, but says what came of it. */
export function createPost(sender: Sender, onFatal: (error: Error) => void): Services['post'] {
  return async (channelId, card, { plain, key, forumPost }): Promise<PostResult> => {
    const body =
      forumPost === undefined ? renderCard(card, { plain }) : renderForumPost(card, { name: forumPost, plain });
    const late = new Promise<PostResult>((resolve) =>
      setTimeout(() => resolve({ kind: 'unavailable', reason: 'it took too long' }), postTimeoutMs).unref(),
    );
    const posted = sender.send(channelId, body, shortHash(key, 25)).then(
      ({ messageId }): PostResult =>
        messageId === null
          ? { kind: 'unavailable', reason: 'the message was deleted at once' }
          : { kind: 'posted', messageId },
      (error: unknown): PostResult => {
        if (!(error instanceof SendError)) throw error;
        if (error.kind === 'unauthorized') onFatal(new RefusedError(error.message, { cause: error }));
        return error.kind === 'transient' || error.code === undefined
          ? { kind: 'unavailable', reason: error.message }
          : { kind: 'refused', code: error.code, reason: error.message };
      },
    );
    return Promise.race([posted, late]);
  };
}
