import type { Classes } from './fact-classifier.ts';
import { scaled } from './scaled.ts';

/** What is less likely than another by more than this, as a logarithm, is all alike. */
const mostApart = 10;

/** How likely a fact answers by how the question is put, each from -1 to 1; all 0 for one of which that was not learnt. */
export function likelihoods(likely: number | null, { most, none }: Classes, [first, next]: readonly [number, number]) {
  const against = (other: number) => (likely === null ? 0 : scaled(likely - other, mostApart));
  return {
    likelihood: likely === null ? 0 : Math.exp(likely),
    /** The logarithm of it. */
    likely: against(0),
    /** Against the likeliest fact, against there being none, and against the next or the first of the candidates. */
    lessLikely: against(most),
    likelierThanNone: against(none),
    likelierThanNext: against(likely !== null && likely < first ? first : next),
    /** How likely no fact answers. */
    unlikelihood: Math.exp(none),
  };
}
