import type { Dataset } from './dataset.ts';
import type { Work } from './record-schema.ts';

/** The work that is being made: the one that has topics to look at a glance. Undefined where the record has none. */
export function workInTheMaking({ works }: Pick<Dataset, 'works'>): Work | undefined {
  return [...works.values()].find(({ glance }) => glance.length > 0);
}
