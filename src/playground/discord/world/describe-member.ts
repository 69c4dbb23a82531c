import type { Member, World } from './world.ts';

/** The member without the user, as in `resolved.members` and message payloads. */
export function describeMember(member: Member): object {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: member.timedOutUntil,
    flags: 0,
    joined_at: member.joinedAt,
    nick: null,
    pending: false,
    premium_since: null,
    roles: member.roles,
  };
}

/** The member with the user, as `GET /guilds/{id}/members/{user}` gives it. */
export function describeFullMember(world: World, member: Member): object {
  return { ...describeMember(member), user: world.users.get(member.userId), mute: false, deaf: false };
}
