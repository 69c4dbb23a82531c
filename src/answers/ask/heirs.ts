import type { Dataset } from '../../dataset/dataset.ts';

/** Claims that came after the learning are asked for as those were that they supersede. */
export interface Heirs {
  /** The key by which a fact is known to what was learnt: its own, or that of the claim whose place it took. */
  learntKey(key: string): string;
  /** Keys of the claims that took the place of a fact since. */
  of(key: string): readonly string[];
}

const prefix = 'claim:';

/** Finds for each claim that is not known which known one it supersedes, by way of others if need be. */
export function createHeirs({ claims }: Dataset, isKnown: (key: string) => boolean): Heirs {
  const learnt = new Map<string, string>();
  const heirs = new Map<string, string[]>();
  for (const claim of claims.values()) {
    if (isKnown(prefix + claim.id)) continue;
    const chain = new Set([claim]);
    for (const each of chain) {
      const known = each.supersedes.find((id) => isKnown(prefix + id));
      if (known !== undefined) {
        learnt.set(prefix + claim.id, prefix + known);
        heirs.set(prefix + known, [...(heirs.get(prefix + known) ?? []), prefix + claim.id]);
        break;
      }
      for (const id of each.supersedes) {
        const older = claims.get(id);
        if (older !== undefined) chain.add(older);
      }
    }
  }
  return { learntKey: (key) => learnt.get(key) ?? key, of: (key) => heirs.get(key) ?? [] };
}
