import type { RequestLimit } from '../stand-in-options.ts';

/** When things were done of late, by what they are counted for. */
export type WindowCounts = Map<string, number[]>;

/** Counts one more, unless the limit for the time behind is used up; null switches the limit off. */
export function countWithin(
  counts: WindowCounts,
  key: string,
  { limit, now }: { limit: RequestLimit | null; now: Date },
): { isOver: boolean; secondsLeft: number } {
  if (limit === null) return { isOver: false, secondsLeft: 0 };
  const from = now.getTime() - limit.windowMs;
  const recent = (counts.get(key) ?? []).filter((at) => at > from);
  const isOver = recent.length >= limit.limit;
  counts.set(key, isOver ? recent : [...recent, now.getTime()]);
  return { isOver, secondsLeft: isOver ? ((recent[0] ?? 0) - from) / 1000 : 0 };
}
