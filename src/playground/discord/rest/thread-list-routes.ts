import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { computePermissions } from '../world/compute-permissions.ts';
import { describeChannel } from '../world/describe-channel.ts';
import type { Channel, World } from '../world/world.ts';
import { accessChannel } from './channel-access.ts';
import { accessGuild } from './guild-routes.ts';
import type { RestRequest, Route } from './route.ts';

const paging = z.object({
  before: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(2).max(100).default(100),
});

/** The threads of a guild that are active, and those of a channel that are archived. */
export function threadListRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/guilds/:guildId/threads/active',
      handle: (request) => {
        const guild = accessGuild(world, request);
        const threads = [...world.channels.values()].filter(
          (channel) => channel.guildId === guild.id && channel.thread?.archived === false && sees(world, channel),
        );
        return { status: 200, body: describe(world, threads) };
      },
    },
    {
      method: 'GET',
      path: '/channels/:channelId/threads/archived/public',
      handle: (request) => ({ status: 200, body: archived(world, request, { isPrivate: false }) }),
    },
    {
      method: 'GET',
      path: '/channels/:channelId/threads/archived/private',
      handle: (request) => ({ status: 200, body: archived(world, request, { isPrivate: true }) }),
    },
  ];
}

/** Newest archived first, by page. */
function archived(world: World, request: RestRequest, { isPrivate }: { isPrivate: boolean }): object {
  const { channel, need } = accessChannel(world, request);
  need(PermissionFlagsBits.ReadMessageHistory, ...(isPrivate ? [PermissionFlagsBits.ManageThreads] : []));
  const check = checkForm(paging, Object.fromEntries(request.query));
  if (!check.ok) throw invalidForm(check.faults);
  const { before, limit } = check.data;
  const found = [...world.channels.values()]
    .filter(({ parentId, thread, type }) => {
      if (parentId !== channel.id || thread?.archived !== true) return false;
      if ((type === ChannelType.PrivateThread) !== isPrivate) return false;
      return before === undefined || Date.parse(thread.changedAt) < Date.parse(before);
    })
    .sort((a, b) => (b.thread?.changedAt ?? '').localeCompare(a.thread?.changedAt ?? ''));
  return { ...describe(world, found.slice(0, limit)), has_more: found.length > limit };
}

function sees(world: World, channel: Channel): boolean {
  const permissions = computePermissions(world, world.bot.id, { channelId: channel.id, implicit: true });
  return (permissions & PermissionFlagsBits.ViewChannel) !== 0n;
}

/** Of each thread that the bot opened it is a member too. */
function describe(
  world: World,
  threads: readonly Channel[],
): { threads: object[]; members: object[]; has_more: false } {
  const own = threads.filter(({ ownerId }) => ownerId === world.bot.id);
  return {
    threads: threads.map((thread) => describeChannel(world, thread)),
    members: own.map(({ id, thread }) => ({
      id,
      user_id: world.bot.id,
      join_timestamp: thread?.createdAt,
      flags: 0,
    })),
    has_more: false,
  };
}
