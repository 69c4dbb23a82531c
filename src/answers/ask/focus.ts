import { commonWords } from './common-words.ts';
import type { NameLink } from './name-links.ts';
import { isSoft } from './soft-words.ts';

const openers = /^(?:who|whos|what|whats|which|wich|wat|many)$/;
const persons = /^(?:who|whos)$/;
const joints = /^(?:is|are|was|were|the|a|an|of|do|does|did|has|have|had|will|would)$/;
const articles = /^(?:the|a|an)$/;
const longestFocus = 4;

/**
 * Where the words stand that name the thing asked for: the noun phrase after "which", "what", "who is the" or "how
 * many". After a bare "who" it is the one word that tells what they did.
 */
export function focusOf(words: readonly string[], links: readonly NameLink[]): ReadonlySet<number> {
  const opener = words.findIndex((word) => openers.test(word));
  if (opener < 0) return new Set();
  let at = opener + 1;
  while (joints.test(words[at] ?? '')) at += 1;
  const bare = persons.test(words[opener] ?? '') && !words.slice(opener + 1, at).some((word) => articles.test(word));
  const focus = new Set<number>();
  for (; at < words.length && focus.size < (bare ? 1 : longestFocus); at += 1) {
    const word = words[at] ?? '';
    const isNamed = links.some(({ start, end }) => start <= at && at < end);
    if (commonWords.has(word) || (bare && isNamed) || (focus.size > 0 && isSoft(word))) break;
    focus.add(at);
  }
  return focus;
}
