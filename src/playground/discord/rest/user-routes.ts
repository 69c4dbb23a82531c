import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { snowflake } from '../validation/fields.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { dmChannel } from '../world/build-world.ts';
import { describeChannel } from '../world/describe-channel.ts';
import { guildPermissions } from '../world/guild-permissions.ts';
import type { World } from '../world/world.ts';
import { refusals } from './refusals.ts';
import { param, type Route } from './route.ts';

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(200),
  before: snowflake.optional(),
  after: snowflake.optional(),
});
const recipient = z.object({ recipient_id: snowflake });

/** The bot's own user, its guilds, and DM channels. */
export function userRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/users/@me', handle: () => ({ status: 200, body: ownUser(world) }) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: ({ query }) => ({ status: 200, body: ownGuilds(world, query) }),
    },
    {
      method: 'GET',
      path: '/users/:userId',
      handle: (request) => {
        const user = world.users.get(param(request, 'userId'));
        if (user === undefined) throw refusals.unknownUser();
        return { status: 200, body: user };
      },
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle: ({ body }) => {
        const check = checkForm(recipient, body ?? {});
        if (!check.ok) throw invalidForm(check.faults);
        if (!world.users.has(check.data.recipient_id)) throw refusals.unknownUser();
        if (check.data.recipient_id === world.bot.id) throw refusals.cannotMessageUser();
        return { status: 200, body: describeChannel(world, dmChannel(world, check.data.recipient_id)) };
      },
    },
  ];
}

function ownUser(world: World): object {
  return { ...world.bot, mfa_enabled: true, locale: 'en-US', premium_type: 0, email: null, verified: true };
}

function ownGuilds(world: World, query: URLSearchParams): object[] {
  const check = checkForm(paging, Object.fromEntries(query));
  if (!check.ok) throw invalidForm(check.faults);
  const { limit, before, after } = check.data;
  const mine = [...world.guilds.values()].filter((guild) => guild.members.has(world.bot.id));
  const within = mine.filter(
    ({ id }) =>
      (after === undefined || BigInt(id) > BigInt(after)) && (before === undefined || BigInt(id) < BigInt(before)),
  );
  const page = before !== undefined && after === undefined ? within.slice(-limit) : within.slice(0, limit);
  return page.map((guild) => ({
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === world.bot.id,
    permissions: guildPermissions(guild, world.bot.id).toString(),
    features: guild.features,
  }));
}
