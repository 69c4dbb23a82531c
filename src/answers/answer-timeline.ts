import type { Dataset } from '../dataset/dataset.ts';
import type { Certainty, StatusUpdate, UpdateKind } from '../dataset/record-schema.ts';
import { type Day, firstDay } from '../lib/partial-date.ts';

export interface TimelineFilter {
  kind?: UpdateKind | undefined;
  certainty?: Certainty | undefined;
  since?: Day | undefined;
  until: Day;
}

/** An update and, where one had replaced it by the day, the update that did. */
export interface TimelineEntry {
  update: StatusUpdate;
  supersededBy: StatusUpdate | null;
}

/** The updates that fit the filter, newest first. */
export function answerTimeline(dataset: Pick<Dataset, 'updates'>, filter: TimelineFilter): TimelineEntry[] {
  const said = [...dataset.updates.values()].filter((update) => firstDay(update.date) <= filter.until);
  const superseders = new Map(said.flatMap((update) => update.supersedes.map((old) => [old, update] as const)));
  return said
    .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
    .filter(({ certainty }) => filter.certainty === undefined || certainty === filter.certainty)
    .filter(({ date }) => filter.since === undefined || firstDay(date) >= filter.since)
    .map((update) => ({ update, supersededBy: superseders.get(update.id) ?? null }))
    .reverse();
}
