import type { RequestRecord } from '../stand-in.ts';

export interface RequestLog {
  add(record: RequestRecord): void;
  all(): readonly RequestRecord[];
}

/** Keeps the newest `size` requests, in order. */
export function createRequestLog(size: number): RequestLog {
  let records: RequestRecord[] = [];
  return {
    add: (record) => {
      records.push(record);
      // Cut in batches: dropping one by one from the front would copy the log at every request.
      if (records.length >= size * 2) records = records.slice(-size);
    },
    all: () => records.slice(-size),
  };
}
