import type { TrafficEntry } from '../traffic-entry.ts';

/** What of the traffic one wants to see; `text` is looked for in labels and bodies. */
export interface TrafficFilter {
  text: string;
  rest: boolean;
  gateway: boolean;
  quiet: boolean;
}

/** The entries that pass the filter, newest first. */
export function filterTraffic(entries: readonly TrafficEntry[], filter: TrafficFilter): TrafficEntry[] {
  const wanted = filter.text.trim().toLowerCase();
  return entries
    .filter((entry) => (entry.wire === 'rest' ? filter.rest : filter.gateway) && (filter.quiet || !entry.quiet))
    .filter((entry) => wanted === '' || textOf(entry).includes(wanted))
    .toReversed();
}

function textOf({ label, status, bodies }: TrafficEntry): string {
  return `${label} ${status ?? ''} ${JSON.stringify(bodies)}`.toLowerCase();
}
