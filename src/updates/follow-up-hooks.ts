import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { Namespace } from '../settings/store.ts';
import type { PostedBatch, RefusedChannel } from './delivery-context.ts';
import type { CrosspostRow, NoticeRow } from './follow-up-row.ts';
import type { FollowUps } from './follow-ups.ts';
import { recordIssue } from './issues.ts';
import type { Ledger } from './ledger.ts';
import type { Pending } from './pending.ts';
import { correctionOf, planCorrections } from './plan-corrections.ts';

/** Discord's type of an announcement channel (Discord, Channel Types). */
const announcementType = 5;

/** What deliveries tell of, made durable as what is to follow. */
export function createFollowUpHooks({
  followUps,
  ledger,
  issues,
  updates,
  pending,
  now,
}: {
  followUps: FollowUps;
  /** What is on record now. */
  updates: () => ReadonlyMap<string, StatusUpdate>;
  pending: Pick<Pending, 'includes'>;
  ledger: Pick<Ledger, 'read'>;
  issues: Namespace;
  now: () => Date;
}): { onPosted(posted: PostedBatch): Promise<void>; onRefused(channel: RefusedChannel): Promise<void> } {
  return {
    async onPosted({ guildId, subscription, updates: posted, messageId, postedIn }) {
      const { channelId } = subscription;
      const newer = posted.map((update) => ({ guildId, channelId, update, message: { messageId, postedIn } }));
      const corrections = await planCorrections(newer, { ledger, now: now() });
      const publishes = subscription.crosspost && subscription.channelType === announcementType;
      // Replaced while it waited, by an update that this channel did not ask for or has got already.
      const members = posted.map(({ id }) => id);
      const late = [...updates().values()]
        .flatMap((update) =>
          update.supersedes.filter((id) => members.includes(id)).map((updateId) => ({ update, updateId })),
        )
        .filter(({ update: { id } }) => !members.includes(id) && !pending.includes(id, channelId))
        .map((newer) =>
          correctionOf({ messageId, postedIn, members }, { guildId, channelId, message: null, ...newer }, now()),
        );
      await followUps.add([
        ...corrections,
        ...late,
        ...(publishes ? [toCrosspost({ guildId, channelId, messageId }, now())] : []),
      ]);
    },
    async onRefused(refused) {
      await recordIssue(issues, { ...refused, now: now() });
      if (refused.state !== 'still paused') await followUps.add([toNotice(refused, now())]);
    },
  };
}

function toCrosspost(at: { guildId: string; channelId: string; messageId: string }, now: Date): CrosspostRow {
  const plannedAt = now.toISOString();
  return { version: 1, kind: 'crosspost', state: 'intent', ...at, plannedAt, due: plannedAt, attempts: 0 };
}

function toNotice({ guildId, channelId, channelType, code, reason, state }: RefusedChannel, now: Date): NoticeRow {
  const plannedAt = now.toISOString();
  return {
    version: 1,
    kind: 'notice',
    state: 'intent',
    guildId,
    channelId,
    fault: reason,
    ...(channelType === undefined ? {} : { channelType }),
    ...(code === undefined ? {} : { faultCode: code }),
    final: state === 'given up',
    plannedAt,
    due: plannedAt,
    attempts: 0,
  };
}
