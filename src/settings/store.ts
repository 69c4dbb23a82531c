/**
 * Durable values by key. Every failure rejects: what did not reject was written, read or walked in full.
 * What is read may have been written by anybody, so it comes as `unknown`, for the reader's schema.
 */
export interface Namespace<T = unknown> {
  /** Undefined: no such key. Rejects with a DamagedEntryError where there is a value that cannot be read. */
  get(key: string): Promise<unknown>;
  /** In the order of the keys: undefined where there is none, null where there is one that cannot be read. */
  getMany(keys: readonly string[]): Promise<unknown[]>;
  set(key: string, value: T): Promise<void>;
  /** Written in order; on a failure a first part of them may have been written. */
  setMany(entries: readonly (readonly [key: string, value: T])[]): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every entry; a value that cannot be read comes as null. Ends without an error only when it is complete. */
  entries(): AsyncIterable<[key: string, value: unknown]>;
}

export const namespaceNames = ['guild', 'known', 'delivery', 'issue', 'followup', 'departure', 'start'] as const;
export type NamespaceName = (typeof namespaceNames)[number];

/** Everything that the bot keeps, in one place that outlives it. */
export interface Store extends Readonly<Record<NamespaceName, Namespace>> {
  /** Runs the task while no other process runs one of the same name. */
  exclusive<Result>(name: string, task: () => Promise<Result>): Promise<Result>;
  /** Writes, reads back and deletes; rejects with a StoreError that says what is wrong. */
  probe(): Promise<void>;
  /** Throws a StoreError where the file that was opened is no longer there: what is written is lost with it. */
  verify(): void;
  close(): Promise<void>;
}
