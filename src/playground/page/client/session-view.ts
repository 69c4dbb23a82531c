import type { OpenMenu } from './context-menu.ts';
import type { OpenModal } from './modal-form.ts';
import type { Message, StateView } from './types.ts';
import type { WorldLookup } from './world-lookup.ts';

/** A notice at the edge of the page. */
export interface Toast {
  id: number;
  text: string;
  kind: 'fault' | 'news';
}

/** A command on its way. */
export interface Pending {
  id: number;
  text: string;
}

/** What the page shows at this moment. */
export interface SessionView {
  /** Null until the server answered for the first time. */
  state: StateView | null;
  world: WorldLookup | null;
  channelId: string;
  messages: Message[];
  /** Whether the messages of the open channel were asked for and have come. */
  isLoaded: boolean;
  pending: Pending[];
  /** First unread message by channel. */
  unread: ReadonlyMap<string, string>;
  /** In the open channel: the first message that came while one was elsewhere. */
  newFrom: string | null;
  toasts: Toast[];
  modal: OpenModal | null;
  menu: OpenMenu | null;
  status: string;
  welcome: boolean;
  drawer: boolean;
  panel: boolean;
}
