import type { SpoilerLevel, StatusUpdate } from '../dataset/record-schema.ts';
import { isHidden } from './render-spans.ts';

/** The name of a forum post for these updates. A name cannot be hidden: a headline that gives something away stays out. */
export function forumPostName(updates: readonly StatusUpdate[], plain: SpoilerLevel): string {
  const [first] = updates;
  if (first === undefined || updates.length > 1) return `${updates.length} new updates`;
  return isHidden(first.spoiler, plain) ? `New update: ${first.kind} (spoiler)` : first.headline;
}
