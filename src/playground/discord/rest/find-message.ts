import type { StoredMessage } from '../world/world.ts';
import type { ChannelAccess } from './channel-access.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest } from './route.ts';

/** The message of the request. Ephemeral messages are not there for the bot's own token. */
export function findMessage(access: ChannelAccess, request: RestRequest): StoredMessage {
  const stored = access.channel.messages.get(param(request, 'messageId'));
  if (stored === undefined || stored.visibleTo !== null) throw refusals.unknownMessage();
  return stored;
}
