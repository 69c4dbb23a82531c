const newline = 10;

/**
 * Looks words up in a list of them as it stands in a file, each with a line feed after it, in the order of their bytes; -1 for
 * one that is not there. A map of them would take some megabytes.
 */
export function createLookUp(list: Uint8Array, count: number): (word: string) => number {
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
