import type { World } from './world/world.ts';

/** Resolves when a bot is identified and has registered commands; rejects after `timeoutMs`. */
export function waitUntilReady(world: World, sessions: () => number, timeoutMs: number): Promise<void> {
  const ready = () => sessions() > 0 && world.commandsRegistered;
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      world.watchers.delete(watcher);
    };
    const watcher = () => {
      if (!ready()) return;
      done();
      resolve();
    };
    const timer = setTimeout(() => {
      done();
      const state = `${sessions()} sessions, commands ${world.commandsRegistered ? 'registered' : 'not registered'}`;
      reject(new Error(`No bot was ready within ${timeoutMs} ms (${state})`));
    }, timeoutMs);
    world.watchers.add(watcher);
    watcher();
  });
}
