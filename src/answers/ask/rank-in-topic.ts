import { type Dataset, topicKey } from '../../dataset/dataset.ts';
import { liveClaims } from '../../dataset/live-claims.ts';
import type { Day } from '../../lib/partial-date.ts';
import type { Fact } from './fact.ts';

/** Where a claim stands among the live ones of its topic on a day: 0 is what the topic is answered with. */
export type Ranker = (fact: Fact, day: Day) => number;

/** The rank of what is not, or no longer, among the live claims of a topic. */
export const noRank = 99;

/** Makes a ranker that works a topic out once for the day that was asked for last. */
export function createRanker(dataset: Dataset): Ranker {
  let known: { day: Day; orders: Map<string, ReadonlyMap<string, number>> } | null = null;
  return ({ subject, topic, id, key }, day) => {
    if (topic === null || !key.startsWith('claim:')) return noRank;
    if (known?.day !== day) known = { day, orders: new Map() };
    const topicId = topicKey(subject, topic);
    const order =
      known.orders.get(topicId) ??
      new Map(
        liveClaims(dataset, dataset.topics.get(topicId)?.claims ?? [], day).map((claim, rank) => [claim.id, rank]),
      );
    known.orders.set(topicId, order);
    return order.get(id) ?? noRank;
  };
}
