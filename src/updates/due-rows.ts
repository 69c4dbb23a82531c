import { type DeliveryRow, dueAt } from './delivery-row.ts';

/**
 * The rows of a channel that are due, in the order in which they are to be posted. What comes before something that is
 * due goes first, whenever it was to go by a clock that has been set since.
 */
export function dueRows(rows: readonly DeliveryRow[], now: Date): DeliveryRow[] {
  const sorted = rows.toSorted(inOrder);
  return sorted.slice(0, sorted.findLastIndex((row) => dueAt(row) <= now.getTime()) + 1);
}

function inOrder(a: DeliveryRow, b: DeliveryRow): number {
  return Date.parse(a.plannedAt) - Date.parse(b.plannedAt) || a.order - b.order;
}
