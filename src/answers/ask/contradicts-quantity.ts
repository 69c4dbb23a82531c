import { type Quantity, quantitiesIn } from './quantities.ts';

/** Whether a text puts forward a number that a statement, which counts the same thing, has otherwise. */
export function contradictsQuantity(asked: string, statement: string): boolean {
  const told = quantitiesIn(statement);
  return quantitiesIn(asked).some((quantity) => {
    const comparable = told.filter((other) => isComparable(quantity, other));
    return comparable.length > 0 && !comparable.some((other) => fits(quantity, other));
  });
}

function isComparable({ unit }: Quantity, other: Quantity): boolean {
  if (unit === other.unit) return true;
  const measured = ['dollar', 'minute', 'percent'];
  // A number that counts nothing named may count anything but money, time and shares.
  return (unit === null || other.unit === null) && !measured.includes(unit ?? other.unit ?? '');
}

function fits({ least, most }: Quantity, { value }: Quantity): boolean {
  return least <= value && value <= most;
}
