import type { World } from './world.ts';

const parts = [
  'users',
  'guilds',
  'channels',
  'commands',
  'installedFor',
  'files',
  'reactions',
  'webhooks',
  'uploads',
  'nonces',
] as const;

/** The state of a world at one moment; nothing that happens later changes it. */
export interface WorldSnapshot {
  readonly parts: Readonly<Record<(typeof parts)[number], unknown>>;
  readonly commandsRegistered: boolean;
  readonly isTokenReset: boolean;
}

/** Takes a copy of everything in the world. */
export function takeSnapshot(world: World): WorldSnapshot {
  const copied = Object.fromEntries(parts.map((part) => [part, structuredClone(world[part])]));
  const { commandsRegistered, isTokenReset } = world;
  return { parts: copied as WorldSnapshot['parts'], commandsRegistered, isTokenReset };
}

/** Puts everything back as it was. Connected bots are told nothing: they find out when they look. */
export function restoreSnapshot(world: World, snapshot: WorldSnapshot): void {
  for (const part of parts) refill(world[part], structuredClone(snapshot.parts[part]));
  world.commandsRegistered = snapshot.commandsRegistered;
  world.isTokenReset = snapshot.isTokenReset;
  world.publish({ type: 'world' });
}

/** In place, for others hold on to the collections. */
function refill(target: Map<string, unknown> | Set<string>, source: unknown): void {
  target.clear();
  if (target instanceof Set && source instanceof Set) for (const value of source) target.add(String(value));
  if (target instanceof Map && source instanceof Map) for (const [key, value] of source) target.set(String(key), value);
}
