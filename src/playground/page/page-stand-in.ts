import type { StandIn } from '../discord/stand-in.ts';

/** The part of the stand-in Discord that the page needs. */
export type PageStandIn = Pick<
  StandIn,
  | 'apiUrl'
  | 'token'
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
  | 'useMessageCommand'
  | 'useUserCommand'
  | 'upload'
  | 'say'
  | 'setChannel'
  | 'botRoleId'
  | 'addFault'
  | 'clearFaults'
  | 'faults'
  | 'sessions'
  | 'dropGateway'
  | 'setGatewayFaults'
  | 'setGuildAvailability'
  | 'deleteChannel'
  | 'removeBot'
  | 'addBot'
>;

/** Whom and where a visitor finds first; without it, the first person and the first channel. */
export interface PageWorld {
  users: { fan: string };
  channels: { general: string };
}
