import type { LearntFile } from './learnt-file.ts';

/** Numbers row by row as they stand in a file: a byte with a sign each, to be multiplied by the scale. */
export interface Matrix {
  scale: number;
  numbers: Int8Array;
}

/** Reads a matrix of so many numbers: the scale, then the bytes. */
export function readMatrix(file: LearntFile, length: number): Matrix {
  const [scale = 0] = file.floats(1);
  return { scale, numbers: file.signed(length) };
}

/** A matrix times a vector of so many numbers as each of its rows has. */
export function times({ scale, numbers }: Matrix, vector: Float32Array): Float32Array {
  const width = vector.length;
  const result = new Float32Array(numbers.length / width);
  for (let row = 0; row < result.length; row += 1) result[row] = scale * product(numbers, row * width, vector);
  return result;
}

/** Four sums are kept, since each addition waits for the one before it. */
function product(numbers: Int8Array, start: number, vector: Float32Array): number {
  const { length } = vector;
  const whole = length - (length % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let at = 0; at < whole; at += 4) {
    const place = start + at;
    first += (numbers[place] as number) * (vector[at] as number);
    second += (numbers[place + 1] as number) * (vector[at + 1] as number);
    third += (numbers[place + 2] as number) * (vector[at + 2] as number);
    fourth += (numbers[place + 3] as number) * (vector[at + 3] as number);
  }
  for (let at = whole; at < length; at += 1) first += (numbers[start + at] as number) * (vector[at] as number);
  return first + second + third + fourth;
}

/** A row of a matrix, of so many numbers. */
export function rowOf({ scale, numbers }: Matrix, row: number, width: number): Float32Array {
  return Float32Array.from(numbers.subarray(row * width, (row + 1) * width), (value) => value * scale);
}

/** Adds to a vector, in place. */
export function add(vector: Float32Array, other: Float32Array): Float32Array {
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) + (other[at] as number);
  return vector;
}
