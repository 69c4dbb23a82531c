import { GatewayIntentBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { describeFullMember } from '../world/describe-member.ts';
import type { World } from '../world/world.ts';
import type { Session } from './session.ts';

const request = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.number().int().min(0).optional(),
  user_ids: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  nonce: z.string().max(32).optional(),
});
const maxFound = 100;

/** The `d` of GUILD_MEMBERS_CHUNK for a request of members (op 8); null where Discord sends nothing. */
export function membersChunk(world: World, session: Session, payload: unknown): object | null {
  const parsed = request.safeParse(payload);
  const guild = parsed.success ? world.guilds.get(parsed.data.guild_id) : undefined;
  if (!parsed.success || guild === undefined || !guild.members.has(world.bot.id)) return null;
  const { query = '', limit = 0, user_ids: asked, nonce } = parsed.data;
  const wantsAll = asked === undefined && query === '' && limit === 0;
  // The whole list is for those with the privileged intent.
  if (wantsAll && (session.intents & GatewayIntentBits.GuildMembers) === 0) return null;
  const ids = typeof asked === 'string' ? [asked] : asked;
  const named = ({ userId }: { userId: string }) =>
    ids?.includes(userId) ?? world.users.get(userId)?.username.toLowerCase().startsWith(query.toLowerCase()) ?? false;
  const found = [...guild.members.values()].filter(named).slice(0, wantsAll ? undefined : limit || maxFound);
  return {
    guild_id: guild.id,
    members: found.map((member) => describeFullMember(world, member)),
    chunk_index: 0,
    chunk_count: 1,
    ...(ids !== undefined && { not_found: ids.filter((id) => !guild.members.has(id)) }),
    ...(nonce !== undefined && { nonce }),
  };
}
