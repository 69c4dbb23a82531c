import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { threadTags } from './thread-tags.ts';
import type { ChannelView } from './types.ts';

/** What one may do with the posts of a forum. */
export interface ForumPage {
  /** In the order in which they were opened. */
  posts: readonly ChannelView[];
  unread: ReadonlyMap<string, string>;
  open(id: string): void;
}

/** The posts of a forum, newest first. */
export function forumPosts({ posts, unread, open }: ForumPage): TemplateResult {
  if (posts.length === 0)
    return html`<p class="forum-empty">No post yet. A channel of this kind holds posts only, and each is a thread.</p>`;
  return html`<ol class="forum" aria-label="Posts">${[...posts].reverse().map(
    (post) => html`<li><button class="forum-post" type="button" @click=${() => open(post.id)}>
      ${icon('thread')}<strong class="channel-name">${post.name}</strong>
      ${threadTags(post)}
      ${unread.has(post.id) ? html`<span class="unread">new</span>` : nothing}
      <span class="forum-count">${post.thread?.messages === 1 ? '1 message' : `${post.thread?.messages ?? 0} messages`}</span>
    </button></li>`,
  )}</ol>`;
}
