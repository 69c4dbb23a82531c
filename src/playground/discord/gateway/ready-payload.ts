import type { World } from '../world/world.ts';
import { hears, type Session } from './session.ts';

/** The `d` of READY: guilds are stubs, of this shard only. */
export function readyPayload(world: World, session: Session): object {
  const guilds = [...world.guilds.values()].filter(
    (guild) => guild.members.has(world.bot.id) && hears(session, { t: '', d: null, guildId: guild.id, intents: 0 }),
  );
  return {
    v: 10,
    user: { ...world.bot, mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: gatewayUrl(world),
    session_type: 'normal',
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
  };
}

/** Where the gateway listens. */
export function gatewayUrl(world: World): string {
  return `${world.baseUrl.replace(/^http/, 'ws')}/gateway/`;
}
