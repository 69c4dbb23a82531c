import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel } from './world.ts';

/** Intents of which a session needs one to hear of messages in the channel. */
export function messageIntents(channel: Channel, visibleTo: string | null): number {
  return channel.guildId === null || visibleTo !== null
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}
