/** Finds the known terms that are likely forms of the same word, as "patience" is of "patient". */
export type RelatedTerms = (term: string) => readonly string[];

const shortest = 5;
const mostDifference = 4;

/** Makes a finder over known stems: one begins the other, or all but their last letters are the same. */
export function createRelatedTerms(known: Iterable<string>): RelatedTerms {
  const byPrefix = Map.groupBy(
    [...known].filter((term) => term.length >= shortest && /^[a-z]+$/.test(term)),
    (term) => term.slice(0, shortest),
  );
  return (term) =>
    term.length < shortest
      ? []
      : (byPrefix.get(term.slice(0, shortest)) ?? []).filter((other) => other !== term && areRelated(term, other));
}

function areRelated(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > mostDifference) return false;
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const least = Math.min(a.length, b.length) - 1;
  return least > shortest && a.slice(0, least) === b.slice(0, least);
}
