import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import type { Action, Card, Route, Tone } from './card.ts';
import { customId } from './custom-id.ts';
import { type Piece, paginateCard } from './paginate-card.ts';
import { toButton } from './to-button.ts';
import { toSelect } from './to-select.ts';

/** A message body as Discord's REST API takes it. */
export interface MessageBody {
  flags: number;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: { parse: []; roles?: string[] };
}

/** The accent of a container, by certainty (design, section 1.3). */
const accents: Record<Tone, number | null> = {
  confirmed: 0x2e9e5b,
  reported: 0x3b82f6,
  rumoured: 0xf0a020,
  denied: 0xd83c3e,
  superseded: 0x80848e,
  plain: null,
};

// Discord takes 4,000 characters of text and 40 components a message; the rest is for the rows of buttons.
const maxText = 3800;
const maxPieces = 15;
const maxActions = 10;
const rowSize = 5;
const maxSelects = 4;

/**
 * Renders one page of a card as a Components V2 message. Spoilers above the level `plain` are hidden, nothing but the
 * card's own role is pinged, and no limit of Discord's is passed whatever the card holds.
 */
export function renderCard(card: Card, { plain }: { plain: SpoilerLevel }): MessageBody {
  const pages = paginateCard(card.blocks, { plain, maxText, maxPieces });
  const index = Math.min(Math.max(card.pages?.page ?? 0, 0), pages.length - 1);
  const accent = accents[card.tone];
  const components: APIComponentInContainer[] = [
    ...toTexts(pages[index] ?? []),
    ...(card.selects ?? []).slice(0, maxSelects).map((select) => row([toSelect(select)])),
  ];
  if (card.file !== undefined)
    components.push({ type: ComponentType.File, file: { url: `attachment://${card.file.name}` } });
  const buttons = distinct(card.actions ?? [])
    .slice(0, maxActions)
    .map(toButton);
  for (let start = 0; start < buttons.length; start += rowSize)
    components.push(row(buttons.slice(start, start + rowSize)));
  if (card.pages !== undefined && pages.length > 1)
    components.push(row(pageButtons(card.pages.route, index, pages.length)));
  return {
    flags: MessageFlags.IsComponentsV2 | (card.ephemeral ? MessageFlags.Ephemeral : 0),
    components: [{ type: ComponentType.Container, ...(accent !== null && { accent_color: accent }), components }],
    allowed_mentions: card.pings === undefined ? { parse: [] } : { parse: [], roles: [card.pings] },
  };
}

/** Lines that follow each other share a text display; there is always one, for Discord takes no empty container. */
function toTexts(pieces: readonly Piece[]): APIComponentInContainer[] {
  const components: APIComponentInContainer[] = [];
  let lines: string[] = [];
  const flush = () => {
    const content = lines.join('\n');
    if (content !== '') components.push({ type: ComponentType.TextDisplay, content });
    lines = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') lines.push(piece.markdown);
    else {
      flush();
      components.push({ type: ComponentType.Separator });
    }
  }
  if (lines.length === 0 && components.length === 0) lines.push('…');
  flush();
  return components;
}

function row(components: APIComponentInMessageActionRow[]): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

/** Discord refuses a message in which two buttons lead to the same place. */
function distinct(actions: readonly Action[]): Action[] {
  return [
    ...new Map(actions.map((action) => ['url' in action ? action.url : customId(action.route), action])).values(),
  ];
}

function pageButtons(route: Route, index: number, count: number): APIButtonComponent[] {
  const to = (label: string, page: number, disabled: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId({ ...route, args: [...route.args, String(page)] }),
    disabled,
  });
  return [
    to('Previous', index - 1, index === 0),
    to(`Page ${index + 1} of ${count}`, index, true),
    to('Next', index + 1, index === count - 1),
  ];
}
