import type { Claim, Dataset } from '../../dataset/dataset.ts';

/** Claims that came after the learning are asked for as those were that they supersede. */
export interface Heirs {
  /** The key by which a fact is known to what was learnt: its own, or that of the claim whose place it took. */
  learntKey(key: string): string;
  /** Keys of the claims that took the place of a fact since. */
  of(key: string): readonly string[];
}

/** Finds for each claim that is not known which known one it supersedes, by way of others if need be. */
export function createHeirs({ claims }: Dataset, isKnown: (key: string) => boolean): Heirs {
  const learnt = new Map<string, string>();
  const heirs = new Map<string, string[]>();
  const keyOf = ({ id }: Claim) => `claim:${id}`;
  for (const claim of claims.values()) {
    if (isKnown(keyOf(claim))) continue;
    // What it supersedes, and what that superseded, the nearest first.
    const chain = new Set([claim]);
    for (const { supersedes } of chain)
      for (const older of supersedes.flatMap((id) => claims.get(id) ?? [])) chain.add(older);
    const known = [...chain].map(keyOf).find(isKnown);
    if (known === undefined) continue;
    learnt.set(keyOf(claim), known);
    heirs.set(known, [...(heirs.get(known) ?? []), keyOf(claim)]);
  }
  return { learntKey: (key) => learnt.get(key) ?? key, of: (key) => heirs.get(key) ?? [] };
}
