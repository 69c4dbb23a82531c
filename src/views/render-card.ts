import {
  ActionRowBuilder,
  ButtonBuilder,
  ContainerBuilder,
  type MessageActionRowComponentBuilder,
} from '@discordjs/builders';
import { type APIMessageTopLevelComponent, ButtonStyle, MessageFlags } from 'discord-api-types/v10';
import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { cutText } from '../lib/plain-text.ts';
import type { Action, Card, Route, Tone } from './card.ts';
import { customId } from './custom-id.ts';
import { paginateCard } from './paginate-card.ts';
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
  const container = new ContainerBuilder();
  const accent = accents[card.tone];
  if (accent !== null) container.setAccentColor(accent);
  let lines: string[] = [];
  const flush = () => {
    const content = lines.join('\n');
    if (content !== '') container.addTextDisplayComponents((text) => text.setContent(content));
    lines = [];
  };
  for (const piece of pages[index] ?? []) {
    if (piece.kind === 'text') lines.push(piece.markdown);
    else {
      flush();
      container.addSeparatorComponents((separator) => separator);
    }
  }
  if (lines.length === 0 && container.components.length === 0) lines.push('…');
  flush();
  for (const select of (card.selects ?? []).slice(0, maxSelects))
    container.addActionRowComponents(
      new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(toSelect(select)),
    );
  if (card.file !== undefined) {
    const url = `attachment://${card.file.name}`;
    container.addFileComponents((file) => file.setURL(url));
  }
  const buttons = distinct(card.actions ?? [])
    .slice(0, maxActions)
    .map(toButton);
  for (let start = 0; start < buttons.length; start += rowSize)
    container.addActionRowComponents(row(buttons.slice(start, start + rowSize)));
  if (card.pages !== undefined && pages.length > 1)
    container.addActionRowComponents(row(pageButtons(card.pages.route, index, pages.length)));
  return {
    flags: MessageFlags.IsComponentsV2 | (card.ephemeral ? MessageFlags.Ephemeral : 0),
    components: [container.toJSON()],
    allowed_mentions: card.pings === undefined ? { parse: [] } : { parse: [], roles: [card.pings] },
  };
}

type Row = ActionRowBuilder<MessageActionRowComponentBuilder>;

function row(buttons: readonly ButtonBuilder[]): Row {
  return new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(...buttons);
}

/** Discord refuses a message in which two buttons lead to the same place. */
function distinct(actions: readonly Action[]): Action[] {
  return [
    ...new Map(actions.map((action) => ['url' in action ? action.url : customId(action.route), action])).values(),
  ];
}

const styles = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

function toButton(action: Action): ButtonBuilder {
  const button = new ButtonBuilder().setLabel(cutText(action.label, 80));
  if ('url' in action) return button.setStyle(ButtonStyle.Link).setURL(action.url);
  return button.setStyle(styles[action.style ?? 'secondary']).setCustomId(customId(action.route));
}

function pageButtons(route: Route, index: number, count: number) {
  const to = (page: number) => customId({ ...route, args: [...route.args, String(page)] });
  return [
    new ButtonBuilder()
      .setLabel('Previous')
      .setStyle(ButtonStyle.Secondary)
      .setCustomId(to(index - 1))
      .setDisabled(index === 0),
    new ButtonBuilder()
      .setLabel(`Page ${index + 1} of ${count}`)
      .setStyle(ButtonStyle.Secondary)
      .setCustomId(to(index))
      .setDisabled(true),
    new ButtonBuilder()
      .setLabel('Next')
      .setStyle(ButtonStyle.Secondary)
      .setCustomId(to(index + 1))
      .setDisabled(index === count - 1),
  ];
}
