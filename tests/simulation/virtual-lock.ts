import { LockLostError } from '../../src/settings/lock-lost-error.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The lock that one of several processes holds, as a database keeps it. */
export interface VirtualLock {
  /** As with the real one, a holder that is dead loses it at once, and one that is silent after a while. */
  acquire(process: VirtualProcess): 'taken' | 'held' | 'not';
  /** Rejects unless the process holds it. */
  confirm(process: VirtualProcess): Promise<void>;
  readonly holder: VirtualProcess | null;
}

const staleMs = 15_000;

/** Makes one that nobody holds. */
export function createVirtualLock(time: Pick<VirtualTime, 'ms'>): VirtualLock {
  let holder: VirtualProcess | null = null;
  let silentSince: number | null = null;

  function isLost(): boolean {
    if (holder === null || holder.dead) return true;
    if (!holder.frozen) silentSince = null;
    else silentSince ??= time.ms;
    return silentSince !== null && time.ms - silentSince >= staleMs;
  }

  return {
    acquire(process) {
      if (holder === process) return 'held';
      if (!isLost()) return 'not';
      holder = process;
      silentSince = null;
      return 'taken';
    },
    async confirm(process) {
      if (holder !== process) throw new LockLostError('Another copy posts now');
    },
    get holder() {
      return holder;
    },
  };
}
