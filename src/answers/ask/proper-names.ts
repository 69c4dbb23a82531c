import { wordsOf } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';

/** Runs of capitalised words that are names; a single one at the beginning of a sentence has to be known as such. */
export function properNames(statement: string, isName: (words: readonly string[], first: boolean) => boolean) {
  const names = [...statement.matchAll(/\p{Lu}[\p{L}\p{N}.'’&+-]*(?:\s+\p{Lu}[\p{L}\p{N}.'’&+-]*)*/gu)];
  return names.flatMap((match) => {
    const words = wordsOf(match[0]).filter((word) => !commonWords.has(word));
    const before = statement.slice(0, match.index);
    const first = /(?:^|[.!?] )$/.test(before);
    const placed = /\b(?:in|at|on|near|from|to|through|around|outside|of)(?: the)? $|[,(] ?$/.test(before);
    return words.length > 0 && isName(words, first) ? [{ name: words.join(' '), placed, first }] : [];
  });
}
