import { comparePartialDates, type Day, firstDay } from '../lib/partial-date.ts';
import type { Claim, Dataset } from './dataset.ts';
import { type Certainty, certainties } from './record-schema.ts';

/** Whether the claim had been said by the end of the day; a claim without a date always had. */
export function isSaid(claim: Pick<Claim, 'asOf'>, day: Day): boolean {
  return claim.asOf === undefined || firstDay(claim.asOf) <= day;
}

/** The claims that supersede this one and had been said by the day, newest first. A rumour displaces no confirmation. */
export function supersedersOf(dataset: Pick<Dataset, 'supersededBy'>, claim: Claim, day: Day): Claim[] {
  return (dataset.supersededBy.get(claim.id) ?? [])
    .filter((newer) => isSaid(newer, day))
    .filter((newer) => !(newer.certainty === 'rumoured' && claim.certainty === 'confirmed'))
    .sort(compareBySaid);
}

/** Said by the day, and by then not superseded (design, section 3). */
export function isLive(dataset: Pick<Dataset, 'supersededBy'>, claim: Claim, day: Day): boolean {
  return isSaid(claim, day) && supersedersOf(dataset, claim, day).length === 0;
}

/** The claims of a list that are live on the day: surest first, then newest, then by id. */
export function liveClaims(dataset: Pick<Dataset, 'supersededBy'>, claims: Iterable<Claim>, day: Day): Claim[] {
  return [...claims].filter((claim) => isLive(dataset, claim, day)).sort(compareClaims);
}

/** The claims of a list that had been said by the day and were superseded by then, newest first. */
export function pastClaims(dataset: Pick<Dataset, 'supersededBy'>, claims: Iterable<Claim>, day: Day): Claim[] {
  return [...claims]
    .filter((claim) => isSaid(claim, day) && supersedersOf(dataset, claim, day).length > 0)
    .sort(compareBySaid);
}

/** How sure a certainty is: 0 is the surest. */
export function certaintyRank(certainty: Certainty): number {
  return certainties.indexOf(certainty);
}

/** A total order: surest first, then newest, then by id; a claim without a date comes after the dated ones. */
export function compareClaims(a: Claim, b: Claim): number {
  return certaintyRank(a.certainty) - certaintyRank(b.certainty) || compareBySaid(a, b);
}

function compareBySaid(a: Claim, b: Claim): number {
  if (a.asOf !== undefined && b.asOf !== undefined) {
    const order = comparePartialDates(b.asOf, a.asOf);
    if (order !== 0) return order;
  } else if (a.asOf !== b.asOf) return a.asOf === undefined ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
