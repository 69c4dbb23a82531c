import type { StandIn } from '../discord/stand-in.ts';

/** The part of the stand-in Discord that the page needs. */
export type PageStandIn = Pick<
  StandIn,
  | 'apiUrl'
  | 'botUserId'
  | 'users'
  | 'guilds'
  | 'channels'
  | 'messages'
  | 'commands'
  | 'dmChannel'
  | 'permissions'
  | 'subscribe'
  | 'invoke'
  | 'autocomplete'
  | 'press'
  | 'select'
  | 'submit'
>;

/** Whom and where a visitor finds first; without it, the first person and the first channel. */
export interface PageWorld {
  users: { fan: string };
  channels: { general: string };
}
