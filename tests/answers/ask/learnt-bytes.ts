/** Puts a learnt file together, as `openLearnt` reads it. */
export const bytesOf = {
  list: (words: readonly string[]) => Buffer.from(words.map((word) => `${word}\n`).join('')),
  wholes: (values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer),
  halves: (values: readonly number[]) => Buffer.from(Uint16Array.from(values).buffer),
  floats: (values: readonly number[]) => Buffer.from(Float32Array.from(values).buffer),
  bytes: (values: readonly number[]) => Buffer.from(values),
  signed: (values: readonly number[]) => Buffer.from(Int8Array.from(values).buffer),
  /** With a scale by which each number of a byte is multiplied. */
  matrix: (scale: number, values: readonly number[]) =>
    Buffer.concat([bytesOf.floats([scale]), bytesOf.signed(values)]),
};
