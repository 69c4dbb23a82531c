/** One thing wrong with the record: where it stands and why it is refused. */
export interface RecordFault {
  /** The file, relative to the dataset folder, with forward slashes. */
  file: string;
  /** JSON path inside the file, such as `$.claims[3].sources[0]`. */
  path: string;
  reason: string;
}

/** The record was refused; `faults` lists everything that is wrong with it. */
export class RecordError extends Error {
  readonly faults: readonly RecordFault[];

  constructor(faults: readonly RecordFault[], options?: ErrorOptions) {
    super(`The record has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`, options);
    this.name = 'RecordError';
    this.faults = faults;
  }
}

/** One line for a log or a terminal. */
export function formatFault(fault: RecordFault): string {
  return `${fault.file} ${fault.path}: ${fault.reason}`;
}

/** Writes keys as a JSON path. */
export function jsonPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => path + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), '$');
}
