import { formatFault } from './dataset/record-fault.ts';
import type { ServedRecord } from './dataset/served-record.ts';
import { firstDay } from './lib/partial-date.ts';
import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';

/** Takes over a change of the record, or says in log and readiness why it is refused. */
export async function refreshRecord(
  record: ServedRecord,
  { log, readiness, metrics, onRecord }: { log: Log; readiness: Readiness; metrics: Metrics; onRecord(): void },
): Promise<void> {
  const refresh = await record.refresh();
  if (refresh.kind === 'swapped') {
    readiness.note('record', null);
    metrics.recordFaults(0);
    showRecord(record, metrics);
    onRecord();
    log.info({ version: record.dataset().record.version }, 'The record has changed and is served anew');
  } else if (refresh.kind === 'refused') {
    const faults = refresh.error.faults.map(formatFault);
    metrics.recordFaults(faults.length);
    readiness.note('record', `a change is refused, the record before it is served: ${faults.join('; ')}`);
    log.error({ faults }, 'A change of the record is refused; the record before it goes on being served');
  }
}

/** Shows in the metrics which record is served. */
export function showRecord(record: ServedRecord, metrics: Metrics): void {
  const { version, date } = record.dataset().record;
  metrics.record({ version, date: new Date(firstDay(date)) });
}
