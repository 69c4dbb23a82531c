import { type Claim, type Dataset, type Topic, topicKey } from '../dataset/dataset.ts';
import { liveClaims } from '../dataset/live-claims.ts';
import type { Work, WorkId } from '../dataset/record-schema.ts';
import type { Day } from '../lib/partial-date.ts';

/** A work at a glance: its summary, and the first live claim of each topic that the record puts forward. */
export interface OverviewAnswer {
  work: Work;
  rows: { topic: Topic; claim: Claim }[];
}

/** Null when the record does not hold the work. */
export function answerOverview(dataset: Dataset, workId: WorkId, day: Day): OverviewAnswer | null {
  const work = dataset.works.get(workId);
  if (work === undefined) return null;
  const rows = work.overview.flatMap((id) => {
    const topic = dataset.topics.get(topicKey(workId, id));
    const [claim] = topic === undefined ? [] : liveClaims(dataset, topic.claims, day);
    return topic === undefined || claim === undefined ? [] : [{ topic, claim }];
  });
  return { work, rows };
}
