import type { World } from '../world/world.ts';
import { ApiError } from './api-error.ts';
import { refusals } from './refusals.ts';
import { param, type Route } from './route.ts';

const root = '/applications/:applicationId/guilds/:guildId/commands';

/** Who may use commands in a guild: bots may look, only people change it. */
export function commandPermissionRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: `${root}/permissions`,
      handle: (request) => {
        if (!world.guilds.get(param(request, 'guildId'))?.members.has(world.bot.id)) throw refusals.missingAccess();
        return { status: 200, body: [] };
      },
    },
    {
      method: 'GET',
      path: `${root}/:commandId/permissions`,
      handle: (request) => {
        if (!world.commands.has(param(request, 'commandId'))) throw refusals.unknownCommand();
        throw new ApiError(404, 10066, 'Unknown application command permissions');
      },
    },
    {
      method: 'PUT',
      path: `${root}/:commandId/permissions`,
      handle: () => {
        throw refusals.botsCannotUse();
      },
    },
  ];
}
