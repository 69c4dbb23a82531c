import type { Claim, Dataset } from '../../dataset/dataset.ts';
import { supersedersOf } from '../../dataset/live-claims.ts';
import type { Day } from '../../lib/partial-date.ts';

/** A claim that a text makes, as the record has it. */
export interface CheckedClaim {
  claim: Claim;
  /** What has taken its place by the day; null while it stands. */
  supersededBy: Claim | null;
}

const longestText = 6000;
const mostSentences = 40;
const mostClaims = 5;

/** Finds the claims of the record that the sentences of a text are about, each once, in the text's order. */
export function checkText(
  dataset: Dataset,
  text: string,
  { find, day }: { find: (sentence: string) => Claim | null; day: Day },
): CheckedClaim[] {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.slice(0, longestText))]
    .flatMap(({ segment }) => segment.split(/[\n;]+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 8)
    .slice(0, mostSentences);
  const claims = sentences.flatMap((sentence) => find(sentence) ?? []);
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()]
    .slice(0, mostClaims)
    .map((claim) => ({ claim, supersededBy: supersedersOf(dataset, claim, day)[0] ?? null }));
}
