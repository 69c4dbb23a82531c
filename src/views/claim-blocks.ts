import type { Claim, Dataset } from '../dataset/dataset.ts';
import type { Block, Span } from './card.ts';
import { certaintyWord } from './certainty-words.ts';
import { sourceSpans } from './source-spans.ts';

/** A live claim as an item: the statement, and below it how sure, since when and who says so. */
export function claimItem(dataset: Pick<Dataset, 'sources'>, claim: Claim): Block {
  return { kind: 'item', spans: [statementSpan(claim)], detail: claimDetail(dataset, claim) };
}

/** A claim that no longer stands, with the date and the statement that took its place. */
export function pastClaimItem(dataset: Pick<Dataset, 'sources'>, claim: Claim, by: Claim): Block {
  const since: Span[] = by.asOf === undefined ? [] : [' ', { date: by.asOf }];
  return {
    kind: 'item',
    spans: [statementSpan(claim)],
    detail: [
      'Superseded',
      ...since,
      claim.asOf === undefined ? '' : ' · said ',
      ...(claim.asOf === undefined ? [] : [{ date: claim.asOf }]),
      ` · was ${claim.certainty} · `,
      ...sourceSpans(dataset, claim.sources, 2),
    ],
  };
}

/** The statement, hidden by its spoiler level. */
export function statementSpan(claim: Pick<Claim, 'statement' | 'spoiler'>): Span {
  return { text: claim.statement, spoiler: claim.spoiler };
}

/** `Confirmed · as of 3 December 2025 · Publisher, Publisher`. */
export function claimDetail(dataset: Pick<Dataset, 'sources'>, claim: Claim): Span[] {
  return [
    certaintyWord(claim.certainty),
    ...(claim.asOf === undefined ? [] : [' · as of ', { date: claim.asOf }]),
    ' · ',
    ...sourceSpans(dataset, claim.sources),
  ];
}
