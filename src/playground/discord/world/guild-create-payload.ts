import { describeChannel } from './describe-channel.ts';
import { describeGuild } from './describe-guild.ts';
import { describeFullMember } from './describe-member.ts';
import type { Guild, World } from './world.ts';

/** The `d` of GUILD_CREATE: the guild with its channels and threads, and of the members only the bot. */
export function guildCreatePayload(world: World, guild: Guild): object {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = guild.members.get(world.bot.id);
  return {
    ...describeGuild(guild),
    joined_at: bot?.joinedAt ?? world.now().toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    channels: channels.filter((channel) => channel.thread === null).map((channel) => describeChannel(world, channel)),
    threads: channels.filter((channel) => channel.thread !== null).map((channel) => describeChannel(world, channel)),
    members: bot === undefined ? [] : [describeFullMember(world, bot)],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
