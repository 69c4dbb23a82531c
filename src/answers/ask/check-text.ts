import type { Claim, Dataset } from '../../dataset/dataset.ts';
import { compareClaims, supersedersOf } from '../../dataset/live-claims.ts';
import type { Day } from '../../lib/partial-date.ts';

/** A claim that a text makes, as the record has it. */
export interface CheckedClaim {
  /** The part of the text that speaks of it. */
  said: string;
  claim: Claim;
  /** What stands in its place on the day; null while it stands itself. */
  supersededBy: Claim | null;
}

/** The claims that were found, and how many more than are shown. */
export interface CheckedText {
  checked: CheckedClaim[];
  more: number;
}

/** Finds the claims that a text is about: each with the words that speak of it, in the text's order. */
export type FindClaims = (text: string, day: Day) => { said: string; claim: Claim }[];

const mostClaims = 5;

/** Holds the claims that a text makes to the record, each once. */
export function checkText(dataset: Dataset, text: string, { find, day }: { find: FindClaims; day: Day }): CheckedText {
  const found = [
    ...new Map(
      find(text, day)
        .map((each) => [each.claim.id, each] as const)
        .reverse(),
    ).values(),
  ].reverse();
  return {
    checked: found
      .slice(0, mostClaims)
      .map(({ said, claim }) => ({ said, claim, supersededBy: standingFor(dataset, claim, day) })),
    more: Math.max(0, found.length - mostClaims),
  };
}

/** The surest of the claims that stand where this one no longer does, however often it was replaced. */
function standingFor(dataset: Dataset, claim: Claim, day: Day): Claim | null {
  const seen = new Set([claim]);
  const standing: Claim[] = [];
  for (const each of seen) {
    const newer = supersedersOf(dataset, each, day);
    if (newer.length === 0 && each !== claim) standing.push(each);
    for (const next of newer) seen.add(next);
  }
  return standing.sort(compareClaims)[0] ?? null;
}
