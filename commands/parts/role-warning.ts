import type { InputRole } from '../../src/bot/command.ts';
import type { Span } from '../../src/views/card.ts';

/** What an admin must know of the role to be pinged; nothing when the ping will work, or none is wanted. */
export function roleWarning(roleId: string | null, role: InputRole | undefined, mayPingAll: boolean | null): Span[] {
  if (roleId === null || role?.mentionable || mayPingAll) return [];
  const unsure = role === undefined || mayPingAll === null;
  return [
    unsure ? 'It may be that ' : 'For now ',
    { role: roleId },
    unsure ? ' is not pinged' : ' is shown but not pinged',
    ': allow anyone to @mention the role (Server Settings, Roles), or give me Mention @everyone, @here and All Roles in the channel.',
  ];
}
