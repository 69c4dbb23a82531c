import { type Claim, type Dataset, topicKey } from '../dataset/dataset.ts';
import { liveClaims, pastClaims } from '../dataset/live-claims.ts';
import type { Work, WorkId } from '../dataset/record-schema.ts';
import type { Day } from '../lib/partial-date.ts';
import { answerCast, type CastAnswer } from './answer-cast.ts';
import { answerTimeline, type TimelineEntry } from './answer-timeline.ts';

/** How a work in the making stands on a day. */
export interface StatusAnswer {
  work: Work;
  /** `claim` is null where nothing had been said by the day; `moved` is what it replaced last. */
  rows: { label: string; claim: Claim | null; moved: Claim | null }[];
  cast: CastAnswer;
  newest: TimelineEntry | null;
}

/** Null when the record does not hold the work. */
export function answerStatus(dataset: Dataset, workId: WorkId, day: Day): StatusAnswer | null {
  const work = dataset.works.get(workId);
  if (work === undefined) return null;
  const rows = work.glance.map(({ label, topic }) => {
    const claims = dataset.topics.get(topicKey(workId, topic))?.claims ?? [];
    const claim = liveClaims(dataset, claims, day)[0] ?? null;
    const moved = pastClaims(dataset, claims, day).find((past) => claim?.supersedes.includes(past.id)) ?? null;
    return { label, claim, moved };
  });
  const newest = answerTimeline(dataset, { until: day })[0] ?? null;
  return { work, rows, cast: answerCast(dataset, workId, day), newest };
}
