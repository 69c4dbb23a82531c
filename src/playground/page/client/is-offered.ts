import type { APIApplicationCommand } from 'discord-api-types/v10';

/** Where a menu opens: in direct messages with the bot or not, and what the person may do there. */
export interface MenuPlaceRights {
  direct: boolean;
  permissions: bigint;
}

const administrator = 8n;

/** Whether a client would offer the command in that place. */
export function isOffered(command: APIApplicationCommand, { direct, permissions }: MenuPlaceRights): boolean {
  const context = direct ? 1 : 0;
  const contexts: readonly number[] | null | undefined = command.contexts;
  if (Array.isArray(contexts) && !contexts.includes(context)) return false;
  if (direct || typeof command.default_member_permissions !== 'string') return true;
  if ((permissions & administrator) !== 0n) return true;
  const needed = BigInt(command.default_member_permissions);
  return needed !== 0n && (permissions & needed) === needed;
}
