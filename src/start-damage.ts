import type { Log } from './operations/create-log.ts';
import type { Readiness } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';

export interface DamageReport {
  /** An entry of the store that cannot be read; it is left as it is. */
  damaged(entry: string, reason: string): void;
  /** It was erased. */
  gone(entry: string): void;
}

const mostShown = 5;

/** Tells of each damaged entry once in the log, and of all of them in metrics and in the details of readiness. */
export function createDamageReport({
  log,
  readiness,
  metrics,
}: {
  log: Pick<Log, 'error'>;
  readiness: Pick<Readiness, 'note'>;
  metrics: Pick<Metrics, 'damagedEntries'>;
}): DamageReport {
  const entries = new Set<string>();
  const show = () => {
    const more = entries.size > mostShown ? ` and ${entries.size - mostShown} more` : '';
    const shown = `${[...entries].slice(0, mostShown).join(', ')}${more}`;
    readiness.note('damaged entries', entries.size === 0 ? null : `cannot be read and are left alone: ${shown}`);
    metrics.damagedEntries(entries.size);
  };
  return {
    damaged(entry, reason) {
      if (entries.has(entry)) return;
      entries.add(entry);
      log.error({ entry, reason }, 'An entry of the store is damaged; it is left alone, and nothing is done with it');
      show();
    },
    gone(entry) {
      if (entries.delete(entry)) show();
    },
  };
}
