import type { Unit } from './question.ts';

/** Whether a part of a question may name an entry of one of the kinds. */
export function namesAny(
  { terms }: Pick<Unit, 'terms'>,
  ...kinds: readonly ('work' | 'person' | 'character' | 'credit')[]
): boolean {
  return [...terms.keys()].some((term) => kinds.some((kind) => term.startsWith(`@${kind}:`)));
}
