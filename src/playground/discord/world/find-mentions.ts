import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { AllowedMentions } from '../validation/allowed-mentions-form.ts';
import { computePermissions } from './compute-permissions.ts';
import type { Channel, World } from './world.ts';

export interface Mentions {
  userIds: string[];
  roleIds: string[];
  everyone: boolean;
}

type Allowed = { [K in 'parse' | 'users' | 'roles']?: readonly string[] | null | undefined };

/** Who a text pings: named in it, allowed by the sender, and within the sender's rights. */
export function findMentions(
  world: World,
  text: string,
  by: {
    authorId: string;
    channel: Channel;
    allowed: AllowedMentions | null | undefined;
    parseByDefault: string[];
    /** Whose message is replied to: pinged unless the sender says otherwise. */
    repliedUserId?: string | undefined;
  },
): Mentions {
  const allowed: Allowed = by.allowed ?? { parse: by.parseByDefault };
  const parse: readonly string[] = allowed.parse ?? [];
  const permissions = computePermissions(world, by.authorId, { channelId: by.channel.id, implicit: true });
  const mayMentionAll = (permissions & PermissionFlagsBits.MentionEveryone) !== 0n;
  const guild = world.guilds.get(by.channel.guildId ?? '');
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const userIds = named(/<@!?(\d+)>/g).filter(
    (id) => world.users.has(id) && (parse.includes('users') || allowed.users?.includes(id) === true),
  );
  const { repliedUserId } = by;
  const pingsReplied = repliedUserId !== undefined && (by.allowed == null || by.allowed.replied_user === true);
  return {
    userIds: pingsReplied && world.users.has(repliedUserId) ? [...new Set([repliedUserId, ...userIds])] : userIds,
    roleIds: named(/<@&(\d+)>/g).filter((id) => {
      const role = guild?.roles.get(id);
      if (role === undefined || !(role.mentionable || mayMentionAll)) return false;
      return parse.includes('roles') || allowed.roles?.includes(id) === true;
    }),
    everyone: parse.includes('everyone') && mayMentionAll && /@(everyone|here)\b/.test(text),
  };
}
