import { type Claim, type Dataset, topicKey } from '../dataset/dataset.ts';
import { certaintyRank, compareClaims, liveClaims } from '../dataset/live-claims.ts';
import { type Cast, type Certainty, certainties, type WorkId } from '../dataset/record-schema.ts';
import type { Day } from '../lib/partial-date.ts';

/** One person's standing in the cast, by the surest and newest claim, and what else is said of them. */
export interface CastMember {
  person: string;
  standing: Certainty;
  claim: Claim;
  /** The parts they are named for, surest first, each with how sure that is. */
  parts: { cast: Cast; claim: Claim }[];
}

export interface CastAnswer {
  groups: { standing: Certainty; members: CastMember[] }[];
}

/** Who is in a work on a day, by how sure it is. */
export function answerCast(dataset: Dataset, workId: WorkId, day: Day): CastAnswer {
  const topicId = dataset.works.get(workId)?.cast;
  const topic = topicId === undefined ? undefined : dataset.topics.get(topicKey(workId, topicId));
  const named = liveClaims(dataset, topic?.claims ?? [], day).flatMap((claim) =>
    claim.cast.map((cast) => ({ cast, claim })),
  );
  const members = [...Map.groupBy(named, ({ cast }) => cast.person)].map(([person, entries]): CastMember => {
    const [surest] = entries;
    if (surest === undefined) throw new RangeError(`Cannot tell the standing of "${person}" without a claim`);
    return { person, standing: surest.cast.standing, claim: surest.claim, parts: partsOf(entries) };
  });
  const groups = certainties
    .map((standing) => ({
      standing,
      members: members
        .filter((member) => member.standing === standing)
        .sort((a, b) => compareClaims(a.claim, b.claim) || (a.person < b.person ? -1 : 1)),
    }))
    .filter(({ members }) => members.length > 0);
  return { groups };
}

function partsOf(entries: readonly { cast: Cast; claim: Claim }[]): CastMember['parts'] {
  const withPart = entries.filter(({ cast }) => cast.character !== undefined || cast.part !== undefined);
  const surestFirst = withPart.sort(
    (a, b) => certaintyRank(a.cast.standing) - certaintyRank(b.cast.standing) || compareClaims(a.claim, b.claim),
  );
  const byPart = Map.groupBy(surestFirst, ({ cast }) => cast.character ?? cast.part);
  return [...byPart.values()].flatMap(([first]) => first ?? []);
}
