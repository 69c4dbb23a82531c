import { describeChannel } from '../world/describe-channel.ts';
import { describeGuild } from '../world/describe-guild.ts';
import { describeFullMember } from '../world/describe-member.ts';
import type { Guild, World } from '../world/world.ts';
import { accessChannel } from './channel-access.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest, type Route } from './route.ts';

/** Guilds and what is in them, and single channels. */
export function guildRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/guilds/:guildId',
      handle: (request) => {
        const guild = accessGuild(world, request);
        const counts = request.query.get('with_counts') === 'true' && { approximate_member_count: guild.members.size };
        return { status: 200, body: { ...describeGuild(guild), ...counts } };
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guildId/channels',
      handle: (request) => ({ status: 200, body: visibleChannels(world, accessGuild(world, request)) }),
    },
    {
      method: 'GET',
      path: '/guilds/:guildId/roles',
      handle: (request) => ({ status: 200, body: describeGuild(accessGuild(world, request)).roles }),
    },
    {
      method: 'GET',
      path: '/guilds/:guildId/members/:userId',
      handle: (request) => {
        const member = accessGuild(world, request).members.get(param(request, 'userId'));
        if (member === undefined) throw refusals.unknownMember();
        return { status: 200, body: describeFullMember(world, member) };
      },
    },
    {
      method: 'GET',
      path: '/channels/:channelId',
      handle: (request) => ({ status: 200, body: describeChannel(world, accessChannel(world, request).channel) }),
    },
  ];
}

/** The guild of the request; refused as unknown or as one that the bot is not in. */
export function accessGuild(world: World, request: RestRequest): Guild {
  const guild = world.guilds.get(param(request, 'guildId'));
  if (guild === undefined) throw refusals.unknownGuild();
  if (!guild.members.has(world.bot.id)) throw refusals.missingAccess();
  return guild;
}

/** The list shows channels whether or not the bot may look into them, as Discord's does; threads are not in it. */
function visibleChannels(world: World, guild: Guild): object[] {
  return [...world.channels.values()]
    .filter((channel) => channel.guildId === guild.id && channel.thread === null)
    .map((channel) => describeChannel(world, channel));
}
