import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchKey } from '../../src/updates/batch-key.ts';
import { deliveryNonce } from '../../src/updates/nonce.ts';

// A nonce that changes with a release would let the old and the new process post the same twice.
test('the nonce of a batch and channel never changes', () => {
  expect(deliveryNonce('2025-09-19-pre-production-under-way', '123456789012345678')).toBe('ytj0flfgGIUmJLj-9h8q-1TVm');
});

test('a nonce fits what Discord takes and differs by channel and batch', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (batch, channel, other) => {
      fc.pre(channel !== other && !/\s/.test(channel + other));
      const nonce = deliveryNonce(batch, channel);
      expect(nonce).toMatch(/^[\w-]{25}$/);
      expect(deliveryNonce(batch, other)).not.toBe(nonce);
      expect(deliveryNonce(`${batch}x`, channel)).not.toBe(nonce);
    }),
  );
});

test('a batch of one has its update as key, others a key by members and order', () => {
  expect(batchKey(['a'])).toBe('a');
  const keys = [
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'b', 'c'],
  ].map(batchKey);
  expect(new Set(keys).size).toBe(3);
  expect(keys.every((key) => /^digest:[\w-]{22}$/.test(key))).toBe(true);
});
