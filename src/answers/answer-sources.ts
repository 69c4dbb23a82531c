import type { Dataset, Topic } from '../dataset/dataset.ts';
import type { Source } from '../dataset/record-schema.ts';
import { firstDay } from '../lib/partial-date.ts';

/** A source and how many claims and updates rest on it. */
export interface SourceUse {
  source: Source;
  claims: number;
  updates: number;
}

/** The sources of a topic, or of the whole record, those that most rests on first. */
export function answerSources(dataset: Dataset, topic: Topic | null): SourceUse[] {
  const claims = topic === null ? [...dataset.claims.values()] : topic.claims;
  const updates = topic === null ? [...dataset.updates.values()] : [];
  const count = (lists: readonly { sources: readonly string[] }[]) =>
    lists
      .flatMap(({ sources }) => sources)
      .reduce((counts, id) => counts.set(id, (counts.get(id) ?? 0) + 1), new Map<string, number>());
  const [byClaims, byUpdates] = [count(claims), count(updates)];
  return [...dataset.sources.values()]
    .map((source) => ({ source, claims: byClaims.get(source.id) ?? 0, updates: byUpdates.get(source.id) ?? 0 }))
    .filter((use) => topic === null || use.claims > 0)
    .sort(
      (a, b) =>
        b.claims + b.updates - (a.claims + a.updates) ||
        newest(b.source, a.source) ||
        (a.source.id < b.source.id ? -1 : 1),
    );
}

function newest(a: Source, b: Source): number {
  const [first, second] = [a, b].map(({ published }) => (published === undefined ? '' : firstDay(published)));
  return first === second ? 0 : (first ?? '') > (second ?? '') ? 1 : -1;
}
