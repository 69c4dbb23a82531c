import type { PartialDate } from '../lib/partial-date.ts';
import type { Span } from './card.ts';

/** ` as of 3 December 2025` for a past day; nothing for today. */
export function asOfSpans(asked: PartialDate | null): Span[] {
  return asked === null ? [] : [' as of ', { date: asked }];
}
