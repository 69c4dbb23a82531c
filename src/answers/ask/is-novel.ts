/** Whether some of the names that a statement holds were not said in the question: without one it tells nobody new. */
export function isNovel(names: readonly string[], said: ReadonlySet<string>): boolean {
  return names.some((name) => name.split(' ').every((word) => !said.has(word)));
}
