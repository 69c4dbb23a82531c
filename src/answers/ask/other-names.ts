import { normalise } from '../../lib/normalise.ts';
import { commonWords } from './common-words.ts';
import type { Question } from './question.ts';
import { isSoft } from './soft-words.ts';

const opening = /^(?:did|does|do|is|isnt|was|wasnt|were|are|has|had|have|will|by|with|from|at|on|for|in)$/;

/**
 * What seems to be a name in a question and is no entry of the record: capitalised within a sentence, two words in a row
 * that the record does not know, or one that stands bare after "by" or at the beginning.
 */
export function otherNames({ units, text, words }: Pick<Question, 'units' | 'text' | 'words'>): string[] {
  const capitalised = new Set(capitalisedWords(text));
  const isUnknown = (word: string) => units.some((unit) => unit.kind === 'unknown' && unit.text === word);
  const isName = (word: string) =>
    units.some((unit) => unit.kind === 'name' && unit.text === word && keyless(unit.terms));
  const runs: string[][] = [];
  words.forEach((word, at) => {
    const before = words[at - 1] ?? '';
    const after = words[at + 1] ?? '';
    const isBare = opening.test(before) || (opening.test(words[at - 2] ?? '') && isTelling(before) && before !== '');
    const unknown =
      isUnknown(word) && /[aeiouy]/.test(word) && !/\d/.test(word) && (isUnknown(before) || isUnknown(after) || isBare);
    const held = capitalised.has(word) && isTelling(word) && (isUnknown(word) || isName(word));
    if (!unknown && !held && !isName(word)) return;
    if (at > 0 && runs.at(-1)?.at(-1) === before) runs.at(-1)?.push(word);
    else runs.push([word]);
  });
  return runs.map((run) => run.join(' '));
}

function isTelling(word: string): boolean {
  return !commonWords.has(word) && !isSoft(word);
}

function keyless(terms: ReadonlyMap<string, number>): boolean {
  return ![...terms.keys()].some((term) => term.startsWith('@'));
}

/** Where not everything is capitalised, a capital within a sentence tells a name. */
function capitalisedWords(text: string): string[] {
  const words = text.split(/\s+/);
  const inner = words.slice(1);
  const upper = inner.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return upper.length > inner.length / 2 ? [] : upper.map(normalise);
}
