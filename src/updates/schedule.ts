import cron, { type RunCoordinator, type ScheduledTask } from 'node-cron';
import type { UpdatesLog } from './delivery-context.ts';

export interface ScheduleOptions {
  log: UpdatesLog;
  /** Lets one of several copies of the process run. */
  coordinator?: RunCoordinator;
  /** The moment has come, whether the task is then run or not. */
  onTick?: () => void;
}

export interface Scheduled extends Pick<ScheduledTask, 'stop' | 'destroy'> {
  /** How long until it should have come three times. */
  msToThirdTick(): number;
}

/** Whether node-cron takes the expression. */
export function isCron(expression: string): boolean {
  return cron.validate(expression);
}

/** The shortest time between the next few runs of the expression. */
export function shortestWaitMs(expression: string): number {
  const task = cron.createTask(expression, () => {}, { timezone: 'UTC' });
  const runs = task.getNextRuns(5).map((run) => run.getTime());
  void task.destroy();
  return Math.min(...runs.slice(1).map((run, index) => run - (runs[index] ?? 0)));
}

/** Runs the task by the expression, read as UTC, never twice at a time. A failed run is logged; the next one comes. */
export function schedule(
  expression: string,
  task: () => Promise<unknown>,
  { log, coordinator, onTick = () => {} }: ScheduleOptions,
): Scheduled {
  const run = async () => {
    try {
      await task();
    } catch (error) {
      log.error({ err: error }, 'Looking for updates failed; it is tried again');
    }
  };
  const shared = coordinator === undefined ? {} : { distributed: true, runCoordinator: coordinator };
  const scheduled = cron.schedule(expression, run, {
    name: 'updates',
    timezone: 'UTC',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: cronLog(log),
    ...shared,
  });
  // node-cron waits for the moment of its next run, which a clock that is set back moves away by as much.
  let drift = driftOf();
  const watch = setInterval(() => {
    const setBack = driftOf() < drift - toleratedMs;
    drift = driftOf();
    if (setBack) void Promise.resolve(scheduled.stop()).then(() => scheduled.start());
  }, watchMs).unref();
  for (const event of ['execution:started', 'execution:skipped', 'execution:overlap'] as const)
    scheduled.on(event, onTick);
  return {
    msToThirdTick: () => (scheduled.getNextRuns(3)[2]?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now(),
    stop() {
      clearInterval(watch);
      return scheduled.stop();
    },
    destroy() {
      clearInterval(watch);
      return scheduled.destroy();
    },
  };
}

/** Without it node-cron writes to the console. */
function cronLog(log: UpdatesLog) {
  const failed = (message: string | Error, error?: Error) =>
    log.error({ err: error ?? message }, 'Looking for updates failed; it is tried again');
  // What it tells else, such as that a run is still going on, is no news.
  return { info() {}, warn() {}, debug() {}, error: failed };
}

const watchMs = 10_000;
const toleratedMs = 5_000;

/** How far the clock on the wall is ahead of one that is never set. */
function driftOf(): number {
  return Date.now() - performance.now();
}
