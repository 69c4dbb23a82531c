import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Dispatch, World } from '../world/world.ts';
import type { Session } from './session.ts';

interface MessageEvent {
  author: { id: string };
  mentions: { id: string }[];
  guild_id?: string;
}

const hidden = { content: '', embeds: [], attachments: [], components: [] };

/** The event as the session may see it: without MESSAGE_CONTENT, what others write in guilds is blank. */
export function withinIntents(world: World, session: Session, event: Dispatch): unknown {
  if (event.t !== 'MESSAGE_CREATE' && event.t !== 'MESSAGE_UPDATE') return event.d;
  if ((session.intents & GatewayIntentBits.MessageContent) !== 0) return event.d;
  const message = event.d as MessageEvent;
  const concernsBot = message.author.id === world.bot.id || message.mentions.some(({ id }) => id === world.bot.id);
  return message.guild_id === undefined || concernsBot ? event.d : { ...message, ...hidden };
}
