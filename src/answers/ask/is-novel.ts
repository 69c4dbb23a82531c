import type { Question } from './question.ts';

/** Whether some of the names that a statement holds are not in the question: without one it tells nobody new. */
export function isNovel(names: readonly string[], { words }: Question): boolean {
  const asked = new Set(words);
  return names.some((name) => name.split(' ').every((word) => !asked.has(word)));
}
