import type { Claim, Dataset } from '../../dataset/dataset.ts';

const prefix = 'claim:';

/** The claim that a fact's key stands for; null where it stands for another entry of the record. */
export function claimOf({ claims }: Pick<Dataset, 'claims'>, key: string): Claim | null {
  return key.startsWith(prefix) ? (claims.get(key.slice(prefix.length)) ?? null) : null;
}
