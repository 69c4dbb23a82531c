import type { APIUser } from 'discord-api-types/v10';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

/** The person of that id; a PageError when there is none, for nobody looks through a bot's eyes. */
export function findViewer(standIn: Pick<PageStandIn, 'users'>, userId: string | null): APIUser {
  const user = standIn.users().find((candidate) => candidate.id === userId);
  if (user === undefined || user.bot === true) throw new PageError(400, '"user" must be the id of a person here');
  return user;
}
