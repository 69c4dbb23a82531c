import type { Certainty, SpoilerLevel } from '../dataset/record-schema.ts';
import type { PartialDate } from '../lib/partial-date.ts';

/** The accent of a card: how sure what it says is, or nothing to be sure of. */
export type Tone = Certainty | 'superseded' | 'plain';

/** Words of a card. A bare string, and `text`, are shown as they are: markdown in them is escaped. */
export type Span =
  | string
  | { text: string; bold?: boolean; url?: string | undefined; spoiler?: SpoilerLevel }
  | { date: PartialDate }
  | { instant: Date; style: 'f' | 'R' }
  | { code: string }
  | { channel: string }
  | { role: string };

export type Block =
  | { kind: 'title' | 'heading' | 'text' | 'small'; spans: readonly Span[] }
  | { kind: 'item'; spans: readonly Span[]; detail?: readonly Span[] }
  | { kind: 'rule' }
  /** What follows begins a new page. */
  | { kind: 'break' };

/** Where a button leads: a handler in `components` of a command. Stateless, so it works after a restart. */
export interface Route {
  command: string;
  action: string;
  args: readonly string[];
}

export type Action =
  | { label: string; route: Route; style?: 'primary' | 'secondary' | 'danger' }
  | { label: string; url: string };

/** A list to choose from; what is chosen goes to the route's handler as its values. */
export type Select = {
  route: Route;
  placeholder: string;
  min: number;
  max: number;
} & (
  | { kind: 'options'; options: readonly { label: string; value: string; chosen: boolean }[] }
  | { kind: 'role'; chosen: string | null }
);

/** A text file that is handed over with the card. */
export interface CardFile {
  name: string;
  text: string;
}

/** What a reply says, in words and without any of Discord's types. */
export interface Card {
  tone: Tone;
  blocks: readonly Block[];
  actions?: readonly Action[];
  selects?: readonly Select[];
  file?: CardFile;
  /** An ephemeral card that takes the place of the one whose button was pressed. */
  inPlace?: boolean;
  /** Only the person who asked sees it. */
  ephemeral?: boolean;
  /** How the card is asked for again, and which of its pages this is; the page number is added to the arguments. */
  pages?: { route: Route; page: number };
  /** The one role that the card may ping; it must be mentioned in a span. */
  pings?: string;
}
