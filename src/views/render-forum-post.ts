import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { cutText } from '../lib/plain-text.ts';
import type { Card } from './card.ts';
import { paginateCard } from './paginate-card.ts';
import { toButton } from './to-button.ts';

/** The body that starts a post in a forum, as Discord's REST API takes it. */
export interface ForumPostBody {
  name: string;
  message: ForumMessage;
}

export interface ForumMessage {
  content: string;
  flags: number;
  components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  allowed_mentions: { parse: []; roles?: string[] };
}

// Discord takes 2,000 characters of content, 100 of a name, and five rows of five buttons.
const maxText = 1900;
const maxPieces = 30;
const maxName = 100;
const rowSize = 5;
const maxButtons = 10;

/**
 * Renders a card as a new post of a forum: plain content and buttons. That such a message may use Components V2 is not
 * documented (Discord, Forum and Media Thread Message Params), and an embed would need one more permission.
 */
export function renderForumPost(card: Card, { name, plain }: { name: string; plain: SpoilerLevel }): ForumPostBody {
  return { name: cutText(name, maxName), message: renderForumMessage(card, { plain }) };
}

/** Renders the first message of a forum post alone, as an edit of it takes it. */
export function renderForumMessage(card: Card, { plain }: { plain: SpoilerLevel }): ForumMessage {
  const [page = []] = paginateCard(card.blocks, { plain, maxText, maxPieces });
  const content = page.flatMap((piece) => (piece.kind === 'text' ? [piece.markdown] : [])).join('\n');
  const buttons = (card.actions ?? []).slice(0, maxButtons).map(toButton);
  const components: ForumMessage['components'] = [];
  for (let start = 0; start < buttons.length; start += rowSize)
    components.push({ type: ComponentType.ActionRow, components: buttons.slice(start, start + rowSize) });
  return {
    content: content === '' ? '…' : content,
    flags: MessageFlags.SuppressEmbeds,
    components,
    allowed_mentions: card.pings === undefined ? { parse: [] } : { parse: [], roles: [card.pings] },
  };
}
