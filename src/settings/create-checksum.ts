import { createHash } from 'node:crypto';

/** Sums up entries of a store, in whatever order they come. */
export interface Checksum {
  add(namespace: string, key: string, value: unknown): void;
  entries(): number;
  /** As hexadecimal digits. */
  text(): string;
}

const modulus = 1n << 128n;

/** Makes the sum of no entries. */
export function createChecksum(): Checksum {
  let total = 0n;
  let count = 0;
  return {
    add(namespace, key, value) {
      const text = JSON.stringify([namespace, key, value], sortKeys);
      total = (total + BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)) % modulus;
      count += 1;
    },
    entries: () => count,
    text: () => total.toString(16).padStart(32, '0'),
  };
}

/** Two stores may give the keys of an object in different orders. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
