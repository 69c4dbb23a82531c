import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { list, text } from '../validation/fields.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import type { World } from '../world/world.ts';
import type { Route } from './route.ts';

const change = z.object({
  description: text(0, 400).optional(),
  tags: list(text(1, 20), 0, 5).optional(),
  interactions_endpoint_url: z.string().nullable().optional(),
});

/** The application itself. */
export function applicationRoutes(world: World): Route[] {
  let changed: z.output<typeof change> = {};
  const describe = () => ({ ...application(world), ...changed });
  return [
    { method: 'GET', path: '/applications/@me', handle: () => ({ status: 200, body: describe() }) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: () => ({ status: 200, body: describe() }) },
    {
      method: 'PATCH',
      path: '/applications/@me',
      handle: ({ body }) => {
        const check = checkForm(change, body ?? {});
        if (!check.ok) throw invalidForm(check.faults);
        changed = { ...changed, ...check.data };
        return { status: 200, body: describe() };
      },
    },
  ];
}

function application(world: World): object {
  const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(world.bot.id)).length;
  const { username, discriminator, avatar } = world.bot;
  return {
    id: world.applicationId,
    name: username,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { '0': {}, '1': {} },
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: { ...world.bot, id: world.applicationId, username, discriminator, avatar, bot: false },
    approximate_guild_count: guilds,
    approximate_user_install_count: world.installedFor.size,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}
