import type { CheckedClaim } from '../answers/ask/check-text.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Block, Card } from './card.ts';
import { claimItem, pastClaimItem, statementSpan } from './claim-blocks.ts';

/** What the record says of the claims in a message. */
export function checkCard(dataset: Dataset, checked: readonly CheckedClaim[]): Card {
  if (checked.length === 0)
    return {
      tone: 'plain',
      ephemeral: true,
      blocks: [
        { kind: 'text', spans: ['Not on record: nothing in this message is something that the record speaks of.'] },
      ],
    };
  return {
    tone: checked.length === 1 && checked[0] !== undefined ? toneOf(checked[0]) : 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'heading', spans: ['What the record says'] },
      ...checked.flatMap(({ claim, supersededBy }): Block[] =>
        supersededBy === null
          ? [claimItem(dataset, claim)]
          : [
              pastClaimItem(dataset, claim, supersededBy),
              { kind: 'text', spans: ['Now: ', statementSpan(supersededBy)] },
            ],
      ),
    ],
  };
}

function toneOf({ claim, supersededBy }: CheckedClaim) {
  return supersededBy === null ? claim.certainty : ('superseded' as const);
}
