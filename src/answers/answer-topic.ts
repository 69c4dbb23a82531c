import type { Claim, Dataset, Topic } from '../dataset/dataset.ts';
import { liveClaims, pastClaims, supersedersOf } from '../dataset/live-claims.ts';
import type { Day } from '../lib/partial-date.ts';

/** A topic as it stands on a day: what holds, and what held before with what took its place. */
export interface TopicAnswer {
  topic: Topic;
  live: Claim[];
  past: { claim: Claim; by: Claim }[];
}

/** The claims of a topic on a day: live ones surest first, superseded ones newest first. */
export function answerTopic(dataset: Dataset, topic: Topic, day: Day): TopicAnswer {
  const past = pastClaims(dataset, topic.claims, day).flatMap((claim) => {
    const [by] = supersedersOf(dataset, claim, day);
    return by === undefined ? [] : [{ claim, by }];
  });
  return { topic, live: liveClaims(dataset, topic.claims, day), past };
}
