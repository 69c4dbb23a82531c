import { shortHash } from '../lib/short-hash.ts';
import type { Route } from './card.ts';

const limit = 100;

/**
 * Writes a route as a custom id, `v1:command:action:args`, of at most 100 characters (Discord, Component Reference).
 * An argument that would pass the limit is replaced with `~` and a hash of it, which `matchesArgument` recognises.
 */
export function customId({ command, action, args }: Route): string {
  const parts = args.map(escapeArgument);
  for (;;) {
    const id = ['v1', command, action, ...parts].join(':');
    if (id.length <= limit) return id;
    const longest = parts.reduce((best, part, index) => (part.length > (parts[best]?.length ?? 0) ? index : best), 0);
    const part = parts[longest] ?? '';
    if (part.length <= hashLength + 1)
      throw new RangeError(`Cannot shorten the custom id "${id}" to ${limit} characters`);
    parts[longest] = `~${shortHash(args[longest] ?? '', hashLength)}`;
  }
}

/** Reads a custom id back; null for one that is not ours or of another version. */
export function parseCustomId(id: string): Route | null {
  const [version, command, action, ...parts] = id.split(':');
  if (version !== 'v1' || !command || !action) return null;
  try {
    return { command, action, args: parts.map(decodeURIComponent) };
  } catch {
    return null;
  }
}

/** Whether the argument of a parsed route stands for this value, in full or as its hash. */
export function matchesArgument(argument: string, value: string): boolean {
  return argument === value || argument === `~${shortHash(value, hashLength)}`;
}

const hashLength = 22;

function escapeArgument(argument: string): string {
  return argument.replace(/[%:~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
