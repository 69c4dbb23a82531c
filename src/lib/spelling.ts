import { distance } from 'fastest-levenshtein';

/** Finds the known word that a misspelt one stands for. */
export type Corrector = (word: string) => string | null;

/**
 * Makes a corrector over known words: one slip in words of five letters or more, two in words of eight or more, a
 * swap of neighbours counting as one. The first letter is taken as right, save in a swap.
 */
export function createCorrector(known: ReadonlySet<string>): Corrector {
  const byFirst = Map.groupBy(
    [...known].filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word)),
    (word) => word[0],
  );
  return (word) => {
    if (word.length < 5 || known.has(word) || !/^\p{L}+$/u.test(word)) return null;
    const allowed = word.length >= 8 ? 2 : 1;
    const candidates = [...(byFirst.get(word[0]) ?? []), ...(byFirst.get(word[1]) ?? [])];
    let best: { word: string; slips: number } | null = null;
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - word.length) > allowed) continue;
      const slips = isSwap(word, candidate) ? 1 : candidate[0] === word[0] ? distance(word, candidate) : allowed + 1;
      if (slips <= allowed && (best === null || slips < best.slips)) best = { word: candidate, slips };
    }
    return best?.word ?? null;
  };
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
