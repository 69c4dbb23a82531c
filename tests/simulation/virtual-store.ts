import { DamagedEntryError } from '../../src/settings/damaged-entry-error.ts';
import type { Namespace } from '../../src/settings/store.ts';
import { StoreError } from '../../src/settings/store-error.ts';
import type { Random } from './random.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface VirtualStoreParts {
  process: VirtualProcess;
  time: VirtualTime;
  random: Random;
  /** How likely an operation is to fail now. */
  faultRate: (operation: 'read' | 'write') => number;
}

/**
 * A namespace over texts that outlive the process. What was not acknowledged when the process died may be there, in
 * part, or not at all; an operation that fails may have been carried out in part too.
 */
export function openVirtualNamespace(texts: Map<string, string>, parts: VirtualStoreParts): Namespace {
  const { process, time, random, faultRate } = parts;
  const read = (key: string): unknown => {
    const text = texts.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };

  async function operate<Result>(
    operation: 'read' | 'write',
    work: () => Result,
    cutShort: () => void = () => {},
  ): Promise<Result> {
    await process.alive();
    await time.sleep(random.between(0, 3));
    const fails = random.chance(faultRate(operation));
    if (process.dead || fails) {
      if (random.chance(0.5)) cutShort();
      await process.alive();
      throw new StoreError('The store is not to be had');
    }
    const result = work();
    await time.sleep(random.between(0, 1));
    await process.alive();
    return result;
  }

  function write(entries: readonly (readonly [string, unknown])[]): Promise<void> {
    const put = (count: number) => {
      for (const [key, value] of entries.slice(0, count)) texts.set(key, JSON.stringify(value));
    };
    return operate(
      'write',
      () => put(entries.length),
      () => put(random.between(0, entries.length)),
    );
  }

  return {
    get: (key) =>
      operate('read', () => {
        const value = read(key);
        if (value === null) throw new DamagedEntryError(key);
        return value;
      }),
    getMany: (keys) => operate('read', () => keys.map(read)),
    set: (key, value) => write([[key, value]]),
    setMany: write,
    delete: (key) => operate('write', () => void texts.delete(key)),
    async *entries() {
      for (const key of [...texts.keys()].sort()) {
        if (random.chance(faultRate('read') / 10)) throw new StoreError('The walk breaks off');
        const value = read(key);
        if (value !== undefined) yield [key, value];
      }
      await operate('read', () => {});
    },
  };
}
