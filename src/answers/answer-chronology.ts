import type { Dataset } from '../dataset/dataset.ts';
import { type Beat, workIds } from '../dataset/record-schema.ts';

/** The story in its own years: beats of every work by story year, then as each work tells them. */
export function answerChronology(dataset: Pick<Dataset, 'beats'>): { period: string; beats: Beat[] }[] {
  const beats = [...dataset.beats.values()].sort(
    (a, b) => a.year - b.year || workIds.indexOf(a.work) - workIds.indexOf(b.work) || a.order - b.order,
  );
  return [...Map.groupBy(beats, ({ period }) => period)].map(([period, entries]) => ({ period, beats: entries }));
}
