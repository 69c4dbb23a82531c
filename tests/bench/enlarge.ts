import type { Claim, Dataset, Topic } from '../../src/dataset/dataset.ts';
import { topicKey } from '../../src/dataset/dataset.ts';

/** A record so many times as large: copies of its topics, in words that the original does not use. */
export function enlarge(dataset: Dataset, times: number): Dataset {
  const topics = new Map(dataset.topics);
  const claims = new Map(dataset.claims);
  for (let copy = 1; copy < times; copy += 1) {
    const code = [...copy.toString(16)].map((digit) => 'bcdfghjklmnpqrst'[Number.parseInt(digit, 16)]).join('');
    const other = (text: string) => text.replace(/\p{L}{5,}/gu, (word) => `${word.slice(0, 4)}${code}${word.slice(4)}`);
    for (const topic of dataset.topics.values()) {
      const id = `${topic.id}-${code}`;
      const copies = topic.claims.map(
        (claim): Claim => ({
          ...claim,
          id: `${claim.id}-${code}`,
          topic: id,
          statement: other(claim.statement),
          keywords: claim.keywords.map(other),
          supersedes: [],
          beside: [],
        }),
      );
      for (const claim of copies) claims.set(claim.id, claim);
      const copied: Topic = {
        ...topic,
        id,
        title: other(topic.title),
        aliases: topic.aliases.map(other),
        claims: copies,
      };
      topics.set(topicKey(topic.subject, id), copied);
    }
  }
  return { ...dataset, topics, claims };
}
