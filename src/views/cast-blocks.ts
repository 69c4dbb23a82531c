import type { CastAnswer, CastMember } from '../answers/answer-cast.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Certainty } from '../dataset/record-schema.ts';
import type { Block, Span } from './card.ts';
import { claimDetail } from './claim-blocks.ts';

/** What a group of the cast is called; a denied casting is somebody who is out. */
export const standingWords: Record<Certainty, string> = {
  confirmed: 'Confirmed',
  reported: 'Reported',
  rumoured: 'Rumoured',
  denied: 'Denied or ruled out',
};

/** The cast by how sure it is: who, for which part, who says so. */
export function castBlocks(dataset: Dataset, { groups }: CastAnswer): Block[] {
  return groups.flatMap(({ standing, members }): Block[] => [
    { kind: 'heading', spans: [standingWords[standing]] },
    ...members.map(
      (member): Block => ({
        kind: 'item',
        spans: [{ text: personName(dataset, member.person), bold: true }, ...partSpans(dataset, member)],
        detail: claimDetail(dataset, member.claim),
      }),
    ),
  ]);
}

/** One line a group: `Confirmed: A, B`. */
export function castLines(dataset: Dataset, { groups }: CastAnswer): Block[] {
  return groups.map(({ standing, members }) => ({
    kind: 'item',
    spans: [
      { text: standingWords[standing], bold: true },
      ': ',
      members.map(({ person }) => personName(dataset, person)).join(', '),
    ],
  }));
}

function personName(dataset: Dataset, id: string): string {
  return dataset.people.get(id)?.name ?? id;
}

function partSpans(dataset: Dataset, { parts, standing }: CastMember): Span[] {
  if (parts.length === 0) return standing === 'denied' ? [] : [': part not announced'];
  return parts.flatMap(({ cast, claim }, index): Span[] => {
    const character = cast.character === undefined ? undefined : dataset.characters.get(cast.character);
    const name: Span = { text: character?.name ?? cast.part ?? '', spoiler: character?.spoiler ?? claim.spoiler };
    const doubt = cast.standing === standing ? [] : [` (${cast.standing})`];
    return [index === 0 ? ': ' : ', ', name, ...doubt];
  });
}
