import { isDeepStrictEqual } from 'node:util';
import { createChecksum } from './create-checksum.ts';
import { type Namespace, type NamespaceName, namespaceNames, type Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** In the namespace `start`: the store is a copy that is not finished yet. */
export const copyingKey = 'copying';

export interface CopyProgress {
  namespace: NamespaceName;
  /** Copied so far in this namespace. */
  entries: number;
  isDone: boolean;
}

export interface CopyResult {
  entries: number;
  /** Of all entries, the same on both sides. */
  checksum: string;
  /** Keys of entries that cannot be read, and so were left behind. */
  damaged: readonly string[];
}

const batchSize = 500;

/**
 * Copies everything from one store to another, and compares both in the end. Broken off, it can be run again. Throws a
 * StoreError where the destination holds other data, which is left as it is, or where the source changed meanwhile.
 */
export async function copyStore(
  from: Store,
  to: Store,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<CopyResult> {
  const isResumed = (await to.start.get(copyingKey)) !== undefined;
  if (!isResumed) await refuseOtherData(from, to);
  await to.start.set(copyingKey, true);
  const damaged: string[] = [];
  for (const name of namespaceNames) {
    const keys = await copyNamespace(from[name], to[name], {
      onCopied: (entries, isDone) => onProgress({ namespace: name, entries, isDone }),
      onDamaged: (key) => damaged.push(`${name} ${key}`),
    });
    // What an earlier attempt copied may be gone from the source.
    if (isResumed) await removeOthers(to[name], keys);
  }
  const [source, copy] = [await sum(from), await sum(to)];
  if (source.checksum !== copy.checksum)
    throw new StoreError('The source has changed while it was copied. Stop the bot, then run this again');
  if (copy.entries === 0) {
    await to.start.delete(copyingKey);
    throw new StoreError('There is nothing to copy: the source is empty');
  }
  await to.start.delete(copyingKey);
  return { ...copy, damaged };
}

async function* batches(namespace: Namespace): AsyncIterable<[key: string, value: unknown][]> {
  let batch: [string, unknown][] = [];
  for await (const [key, value] of namespace.entries()) {
    if (key === copyingKey) continue;
    batch.push([key, value]);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function copyNamespace(
  from: Namespace,
  to: Namespace,
  { onCopied, onDamaged }: { onCopied(entries: number, isDone: boolean): void; onDamaged(key: string): void },
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for await (const batch of batches(from)) {
    const sound = batch.filter(([, value]) => value !== null);
    for (const [key, value] of batch) if (value === null) onDamaged(key);
    for (const [key] of sound) keys.add(key);
    await to.setMany(sound);
    onCopied(keys.size, false);
  }
  onCopied(keys.size, true);
  return keys;
}

async function refuseOtherData(from: Store, to: Store): Promise<void> {
  for (const name of namespaceNames)
    for await (const batch of batches(to[name])) {
      const originals = await from[name].getMany(batch.map(([key]) => key));
      const other = batch.find(([, value], index) => !isDeepStrictEqual(value, originals[index]));
      if (other === undefined) continue;
      throw new StoreError(
        `The destination holds other data, such as '${other[0]}' of '${name}'; nothing was changed. Give one that is empty`,
      );
    }
}

async function removeOthers(namespace: Namespace, keys: ReadonlySet<string>): Promise<void> {
  for await (const batch of batches(namespace))
    for (const [key] of batch) if (!keys.has(key)) await namespace.delete(key);
}

async function sum(store: Store): Promise<{ entries: number; checksum: string }> {
  const checksum = createChecksum();
  for (const name of namespaceNames)
    for await (const batch of batches(store[name]))
      for (const [key, value] of batch) if (value !== null) checksum.add(name, key, value);
  return { entries: checksum.entries(), checksum: checksum.text() };
}
