import type { SettingsStore } from '../settings/settings-store.ts';
import { backoff } from './backoff.ts';
import type { UpdatesLog } from './delivery-context.ts';
import type { FollowUpRow, NoticeRow } from './follow-up-row.ts';
import type { FollowUpSender } from './follow-up-sender.ts';
import type { FollowUps } from './follow-ups.ts';
import { forEachLimited } from './for-each-limited.ts';
import { type FollowUpEnd, performFollowUp, type RenderFollowUps, tellAdmins } from './perform-follow-up.ts';
import { SendError } from './send-error.ts';

export type FollowUpOutcome = 'done' | 'failed' | 'held';

export interface FollowUpParts {
  followUps: FollowUps;
  followUpSender: FollowUpSender;
  renderFollowUps: RenderFollowUps;
  settings: Pick<SettingsStore, 'get'>;
  now: () => Date;
  random: () => number;
  log: UpdatesLog;
  mayPost?: () => Promise<void>;
  onFollowUp?: (kind: FollowUpRow['kind'], outcome: FollowUpOutcome) => void;
}

const atOnce = 4;
/** As many channels fit one message. */
const noticesAtOnce = 10;
const firstMs = 60_000;
const mostMs = 3_600_000;
const day = 86_400_000;
const week = 7 * day;
const attemptsOfAWeek = 50;

/** Does what is due of the follow-ups until the signal says that posts go first. One that fails stops no other. */
export async function runFollowUps(parts: FollowUpParts, mustYield: () => boolean): Promise<void> {
  await forEachLimited(tasksOf(parts.followUps.due(parts.now()), parts), atOnce, async ({ rows, perform }) => {
    if (mustYield()) return;
    await parts.mayPost?.();
    const change = await attempt(perform, parts);
    for (const row of rows) {
      const next = change(row);
      await parts.followUps.write(next);
      parts.onFollowUp?.(row.kind, next.state === 'intent' ? 'held' : next.state);
    }
  });
}

interface Task {
  rows: readonly FollowUpRow[];
  perform: () => Promise<FollowUpEnd>;
}

/** What is lost together, such as all channels of a role, is told of together. */
function tasksOf(due: readonly FollowUpRow[], parts: FollowUpParts): Task[] {
  const notices = new Map<string, NoticeRow[][]>();
  const tasks: Task[] = [];
  for (const row of due) {
    if (row.kind !== 'notice') {
      tasks.push({ rows: [row], perform: () => performFollowUp(row, parts) });
      continue;
    }
    // Those that were tried before stay apart, so that what is sent again is the same message.
    const key = `${row.guildId} ${row.final} ${row.attempts} ${row.attempts === 0 ? '' : row.due}`;
    const groups = notices.get(key) ?? [];
    notices.set(key, groups);
    const last = groups.at(-1);
    if (last !== undefined && last.length < noticesAtOnce) last.push(row);
    else groups.push([row]);
  }
  for (const group of [...notices.values()].flat()) {
    const [first, ...others] = group;
    if (first !== undefined) tasks.push({ rows: group, perform: () => tellAdmins([first, ...others], parts) });
  }
  return tasks;
}

/** Tries once, and tells how each of the rows is to be written down. */
async function attempt(
  perform: () => Promise<FollowUpEnd>,
  parts: FollowUpParts,
): Promise<(row: FollowUpRow) => FollowUpRow> {
  try {
    const end = await perform();
    const doneAt = parts.now().toISOString();
    return (row) => {
      const attempts = row.attempts + 1;
      if (end.kind === 'later') return { ...row, due: end.due.toISOString() };
      if (end.kind === 'failed') return { ...row, state: 'failed', reason: end.reason, attempts, doneAt };
      return { ...row, state: 'done', attempts, doneAt };
    };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    // The same for all, so that they stay together.
    const [at, spread] = [parts.now(), parts.random()];
    const together = { ...parts, now: () => at, random: () => spread };
    return (row) => afterFault(row, { fault: error, attempts: row.attempts + 1 }, together);
  }
}

/** Limits on edits and publications, whatever status they come with; what Discord says of the wait may be wrong. */
const slowCodes: readonly number[] = [30046, 20022];
const slowMs = 20 * 60_000;
const unknownMessage = 10008;
const archivedThread = 50083;

function afterFault(
  row: FollowUpRow,
  { fault, attempts }: { fault: SendError; attempts: number },
  { now, random, log }: FollowUpParts,
): FollowUpRow {
  const at = now();
  const isSlow = slowCodes.includes(fault.code ?? 0);
  const where = { guildId: row.guildId, channelId: row.channelId, kind: row.kind, code: fault.code };
  const tired = attempts >= attemptsOfAWeek && at.getTime() - Date.parse(row.plannedAt) >= week;
  const passes = isSlow || fault.kind === 'transient' || fault.kind === 'unauthorized';
  // As with posts: an admin may give the permission back within a week.
  const isMended = fault.kind === 'forbidden' && fault.code !== archivedThread;
  if (isMended && at.getTime() - Date.parse(row.plannedAt) < week)
    return { ...row, attempts, due: new Date(at.getTime() + day).toISOString() };
  if (passes && !tired) {
    const waitMs = backoff(attempts, { firstMs, mostMs, random });
    const leastMs = Math.max(fault.retryAfterMs ?? 0, isSlow ? slowMs : 0);
    return { ...row, attempts, due: new Date(at.getTime() + Math.max(waitMs, leastMs)).toISOString() };
  }
  if (fault.code !== unknownMessage)
    log.warn({ ...where, reason: fault.message }, 'Something that was to follow a post failed');
  const reason = fault.code === unknownMessage ? 'the message was deleted' : fault.message;
  const code = fault.code === undefined ? {} : { code: fault.code };
  return { ...row, state: 'failed', attempts, doneAt: at.toISOString(), reason, ...code };
}
