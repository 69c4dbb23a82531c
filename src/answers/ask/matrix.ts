import type { LearntFile } from './learnt-file.ts';

/** Reads a matrix, row by row: a scale, then a byte with a sign for each number. */
export function readMatrix(file: LearntFile, length: number): Float32Array {
  const [scale = 0] = file.floats(1);
  return Float32Array.from(file.signed(length), (value) => value * scale);
}

/** A matrix times a vector of so many numbers as each of its rows has. */
export function times(matrix: Float32Array, vector: Float32Array): Float32Array {
  const width = vector.length;
  const result = new Float32Array(matrix.length / width);
  for (let row = 0, start = 0; row < result.length; row += 1, start += width) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (matrix[start + at] as number) * (vector[at] as number);
    result[row] = sum;
  }
  return result;
}

/** Adds to a vector, in place. */
export function add(vector: Float32Array, other: Float32Array): Float32Array {
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) + (other[at] as number);
  return vector;
}
