/**
 * English words as points in a space in which words of like meaning lie near each other, each with how much it tells.
 * Derived from GloVe (Pennington, Socher and Manning, 2014; Public Domain Dedication and License), narrowed to fewer
 * dimensions by training on questions of our own.
 */
export interface WordVectors {
  dimensions: number;
  /** The place of a word in the tables, -1 for one that is not in them. */
  indexOf(word: string): number;
  /** One row of `dimensions` a word, of length 127. */
  rows: Int8Array;
  /** How much each word tells, from 0 to 1. */
  weights: Float32Array;
}

const headerBytes = 12;
const fullWeight = 65535;
const newline = 10;

/**
 * Reads the file, or none, in which no word is known: count, dimensions and length of the word list as 32-bit numbers,
 * the words in the order of their bytes, 16-bit weights, rows of bytes.
 */
export function parseWordVectors(bytes: Uint8Array | null): WordVectors {
  if (bytes === null) return { dimensions: 1, indexOf: () => -1, rows: new Int8Array(), weights: new Float32Array() };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, dimensions, listed] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [number, number, number];
  const weightsAt = headerBytes + listed;
  const rowsAt = weightsAt + 2 * count;
  if (bytes.byteLength !== rowsAt + count * dimensions)
    throw new RangeError(`Cannot read word vectors of ${bytes.byteLength} bytes: the header tells of another length`);
  return {
    dimensions,
    indexOf: createLookUp(bytes.subarray(headerBytes, weightsAt), count),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + rowsAt, count * dimensions),
    weights: Float32Array.from({ length: count }, (_, at) => view.getUint16(weightsAt + 2 * at, true) / fullWeight),
  };
}

/** Looks words up in the list as it is: a map of them would take some megabytes. */
function createLookUp(list: Uint8Array, count: number): (word: string) => number {
  const starts = new Uint32Array(count + 1);
  for (let word = 1, at = 0; word <= count; at += 1) if (list[at] === newline) starts[word++] = at + 1;
  const encoder = new TextEncoder();
  /** Below 0 where the wanted word comes first, above where the listed one does. */
  const compare = (wanted: Uint8Array, place: number) => {
    const start = starts[place] ?? 0;
    const length = (starts[place + 1] ?? 0) - 1 - start;
    for (let at = 0; at < length && at < wanted.length; at += 1) {
      const difference = (wanted[at] ?? 0) - (list[start + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return wanted.length - length;
  };
  return (word) => {
    const wanted = encoder.encode(word);
    for (let low = 0, high = count - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      const order = compare(wanted, middle);
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return -1;
  };
}
