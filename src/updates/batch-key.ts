import { shortHash } from '../lib/short-hash.ts';

/** The key of the message that holds these updates, in this order. */
export function batchKey(updateIds: readonly string[]): string {
  const [first, ...others] = updateIds;
  // No update id holds a colon or a space.
  return first !== undefined && others.length === 0 ? first : `digest:${shortHash(updateIds.join(' '), 22)}`;
}
