import { wordsOf } from '../../lib/words.ts';

/** Where one sentence, or what leads up to a question, ends and another begins. */
const seams =
  /(?<=[.?!:;…])\s+|\n+|\s+[-–—]+\s+|,\s+(?=(?:so|but|and|which|whose?|whom?|where|when|what|how|why|is|are|was|were|did|does|do|will|has|have|can|could|gimme|give|tell)\b)|\s+(?=so (?:what|when|where|who|why|how|which|is|was|did|does|will)\b)/iu;
const fewestWords = 3;
const mostParts = 12;

/**
 * The parts of a long message that may be its question, the last first: "long story short, so who wrote it". None where there is
 * only one.
 */
export function questionParts(text: string): string[] {
  const parts = text.split(seams).filter((part) => wordsOf(part).length >= fewestWords);
  return parts.length < 2 ? [] : parts.slice(-mostParts).reverse();
}
