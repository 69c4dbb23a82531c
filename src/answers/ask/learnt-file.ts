/** Reads a learnt file from its beginning on. */
export interface LearntFile {
  /** So many whole numbers of 32 bits. */
  wholes(count: number): Uint32Array;
  /** So many whole numbers of 16 bits. */
  halves(count: number): Uint16Array;
  /** So many bytes, as they stand in the file. */
  bytes(length: number): Uint8Array;
  /** The same with a sign. */
  signed(length: number): Int8Array;
  /** So many floating-point numbers of 32 bits. */
  floats(count: number): Float32Array;
  /** A list of words or keys of so many bytes, a line each. */
  lines(length: number): string[];
  /** Whether all was read; a RangeError says so where it was not. */
  end(): void;
}

/** Opens a file of learnt numbers, which are little-endian. A RangeError tells of one whose length its header denies. */
export function openLearnt(file: Uint8Array, what: string): LearntFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const refuse = (): never => {
    throw new RangeError(`Cannot read ${what} of ${file.byteLength} bytes: the header tells of another length`);
  };
  let at = 0;
  const take = (length: number): number => {
    const start = at;
    if (start + length > file.byteLength) refuse();
    at += length;
    return start;
  };
  const bytes = (length: number) => {
    const start = take(length);
    return file.subarray(start, start + length);
  };
  return {
    bytes,
    wholes(count) {
      const start = take(4 * count);
      return Uint32Array.from({ length: count }, (_, each) => view.getUint32(start + 4 * each, true));
    },
    halves(count) {
      const start = take(2 * count);
      return Uint16Array.from({ length: count }, (_, each) => view.getUint16(start + 2 * each, true));
    },
    signed: (length) => new Int8Array(file.buffer, file.byteOffset + take(length), length),
    floats(count) {
      const start = take(4 * count);
      return Float32Array.from({ length: count }, (_, each) => view.getFloat32(start + 4 * each, true));
    },
    lines: (length) => new TextDecoder().decode(bytes(length)).trimEnd().split('\n'),
    end() {
      if (at !== file.byteLength) refuse();
    },
  };
}
