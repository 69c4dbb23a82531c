import { type Logger, pino } from 'pino';
import { formatLogLine } from './format-log-line.ts';
import { createRedactor } from './redact.ts';

export type Log = Logger;

export interface LogOptions {
  level: string;
  format: 'json' | 'pretty';
  /** Texts that must never be written, whatever they stand in. */
  secrets: readonly string[];
  now: () => Date;
  /** Takes one line with its line feed. */
  write: (line: string) => void;
}

/** Makes the log: JSON lines, or lines for people. Holds back secrets; logging never throws. */
export function createLog({ level, format, secrets, now, write }: LogOptions): Log {
  const redact = createRedactor(secrets);
  const destination = {
    write(line: string) {
      const safe = redact(line);
      write(format === 'pretty' ? formatLogLine(safe) : safe);
    },
  };
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${now().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretKeys, censor: '[redacted]' },
    hooks: { logMethod: logWithoutThrowing },
  };
  return pino(options, destination);
}

const secretKeys = ['token', 'authorization', 'password'].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** A getter of a logged object may throw, or the stream be gone: neither may stop what was being done. */
function logWithoutThrowing(this: Logger, args: Parameters<Logger['info']>, method: Logger['info']): void {
  try {
    method.apply(this, args);
  } catch (error) {
    try {
      method.apply(this, [{ reason: String(error) }, 'A line of the log could not be written']);
    } catch {
      // Nobody is left to tell.
    }
  }
}
