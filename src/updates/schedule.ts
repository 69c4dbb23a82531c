import cron, { type RunCoordinator, type ScheduledTask } from 'node-cron';
import type { UpdatesLog } from './delivery-context.ts';

export interface ScheduleOptions {
  log: UpdatesLog;
  /** Lets one of several copies of the process run. */
  coordinator?: RunCoordinator;
}

/** Whether node-cron takes the expression. */
export function isCron(expression: string): boolean {
  return cron.validate(expression);
}

/** Runs the task by the expression, read as UTC, never twice at a time. A failed run is logged; the next one comes. */
export function schedule(
  expression: string,
  task: () => Promise<unknown>,
  { log, coordinator }: ScheduleOptions,
): ScheduledTask {
  const run = async () => {
    try {
      await task();
    } catch (error) {
      log.error({ err: error }, 'Looking for updates failed; it is tried again');
    }
  };
  const shared = coordinator === undefined ? {} : { distributed: true, runCoordinator: coordinator };
  return cron.schedule(expression, run, {
    name: 'updates',
    timezone: 'UTC',
    noOverlap: true,
    suppressMissedWarning: true,
    ...shared,
  });
}
