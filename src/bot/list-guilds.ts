import type { REST } from '@discordjs/rest';
import { type RESTAPIPartialCurrentUserGuild, Routes } from 'discord-api-types/v10';

const pageSize = 200;

/** The ids of all guilds that the bot is in. Rejects where a page is missing: a part must not pass for all. */
export async function listGuilds(rest: Pick<REST, 'get'>): Promise<Set<string>> {
  const ids = new Set<string>();
  let after = '0';
  for (;;) {
    const query = new URLSearchParams({ limit: String(pageSize), after });
    const page = await rest.get(Routes.userGuilds(), { query });
    if (!Array.isArray(page)) throw new Error('Discord’s list of guilds is no list');
    const guilds: RESTAPIPartialCurrentUserGuild[] = page;
    for (const { id } of guilds) ids.add(id);
    const last = guilds.at(-1)?.id;
    if (guilds.length < pageSize || last === undefined) return ids;
    if (BigInt(last) <= BigInt(after)) throw new Error('Discord’s list of guilds does not go on');
    after = last;
  }
}
