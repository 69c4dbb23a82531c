/** What `/readyz` says. */
export interface ReadinessReport {
  ready: boolean;
  /** Why it is not ready: one line for each condition that does not hold. */
  reasons: string[];
  /** What an operator should know although it can answer, such as a refused change of the record. */
  details: Record<string, string>;
}

export interface Readiness {
  /** Says of a condition that it holds (`'ok'`), or why not. */
  set(condition: string, state: string): void;
  /** Shows a detail; null takes it away. */
  note(detail: string, text: string | null): void;
  report(): ReadinessReport;
}

/** Collects the conditions of readiness. Those awaited do not hold until they are set; without any it is not ready. */
export function createReadiness(awaited: readonly string[] = []): Readiness {
  const conditions = new Map(awaited.map((name) => [name, 'not yet']));
  const details = new Map<string, string>();
  return {
    set(condition, state) {
      conditions.set(condition, state);
    },
    note(detail, text) {
      if (text === null) details.delete(detail);
      else details.set(detail, text);
    },
    report() {
      const reasons = [...conditions].filter(([, state]) => state !== 'ok').map(([name, state]) => `${name}: ${state}`);
      if (conditions.size === 0) reasons.push('starting: nothing has been checked yet');
      return { ready: reasons.length === 0, reasons, details: Object.fromEntries(details) };
    },
  };
}
