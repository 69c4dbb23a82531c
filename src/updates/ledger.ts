import type { Namespace } from '../settings/store.ts';
import { type DeliveryRow, deliveryKey, deliveryRowSchema } from './delivery-row.ts';

/** What was promised to the channels and what came of it, kept durably. */
export interface Ledger {
  /** The rows of these keys by key; null for a damaged one, nothing for one that is not there. */
  read(keys: readonly string[]): Promise<Map<string, DeliveryRow | null>>;
  write(rows: readonly DeliveryRow[]): Promise<void>;
  /** Every row that was promised and is not settled. */
  intents(): AsyncIterable<DeliveryRow>;
}

/** Keeps the ledger in a namespace. A damaged row is reported and never delivered: posting twice is worse. */
export function createLedger(namespace: Namespace, { onDamaged }: { onDamaged: (key: string) => void }): Ledger {
  const parse = (key: string, value: unknown): DeliveryRow | null => {
    const parsed = deliveryRowSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    onDamaged(key);
    return null;
  };
  return {
    async read(keys) {
      const values = await namespace.getMany(keys);
      const rows = new Map<string, DeliveryRow | null>();
      for (const [index, key] of keys.entries())
        if (values[index] !== undefined) rows.set(key, parse(key, values[index]));
      return rows;
    },
    write: (rows) => namespace.setMany(rows.map((row) => [deliveryKey(row), row])),
    async *intents() {
      for await (const [key, value] of namespace.entries()) {
        const row = parse(key, value);
        if (row?.state === 'intent') yield row;
      }
    },
  };
}
