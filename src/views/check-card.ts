import type { CheckedClaim, CheckedText } from '../answers/ask/check-text.ts';
import type { Claim, Dataset } from '../dataset/dataset.ts';
import { cutText, plainText } from '../lib/plain-text.ts';
import type { Block, Card, Span } from './card.ts';
import { certaintyWord } from './certainty-words.ts';
import { statementSpan } from './claim-blocks.ts';
import { sourceSpans } from './source-spans.ts';

const longestQuote = 100;
/** Of many claims fewer sources are shown, for all of it has to fit one message. */
const sourcesShown = (claims: number) => (claims > 2 ? 1 : 2);

/** What the record says of the claims in a message: how sure each is first, then what is on record, since when and by whom. */
export function checkCard(dataset: Dataset, { checked, more }: CheckedText): Card {
  const [only] = checked;
  if (only === undefined)
    return {
      tone: 'plain',
      ephemeral: true,
      blocks: [
        { kind: 'text', spans: ['Not on record: this message makes no claim that the record speaks of.'] },
        {
          kind: 'small',
          spans: ['It is looked for sentence by sentence. A question is answered by ', { code: '/ask' }, '.'],
        },
      ],
    };
  return {
    tone: checked.length > 1 ? 'plain' : only.supersededBy === null ? only.claim.certainty : 'superseded',
    ephemeral: true,
    blocks: [
      { kind: 'heading', spans: ['What the record says'] },
      ...checked.flatMap((each) => checkedBlocks(dataset, each, sourcesShown(checked.length))),
      ...(more === 0 ? [] : [{ kind: 'small' as const, spans: [`And ${more} more. A shorter message shows them.`] }]),
    ],
  };
}

function checkedBlocks(dataset: Dataset, { said, claim, supersededBy }: CheckedClaim, shown: number): Block[] {
  // What is quoted may give away as much as the claim itself, and more where its author had hidden some of it.
  const spoiler = said.includes('|') ? 'novel' : claim.spoiler;
  const quote: Block = {
    kind: 'small',
    spans: [{ text: `“${cutText(plainText(said.replaceAll('|', ' ')), longestQuote)}”`, spoiler }],
  };
  if (supersededBy === null)
    return [{ kind: 'rule' }, quote, standing(dataset, claim, certaintyWord(claim.certainty), shown)];
  return [
    { kind: 'rule' },
    quote,
    superseded(dataset, claim),
    standing(dataset, supersededBy, `Now ${supersededBy.certainty}`, shown),
  ];
}

function standing(dataset: Dataset, claim: Claim, word: string, shown: number): Block {
  const said: Span[] = claim.asOf === undefined ? [] : ['as of ', { date: claim.asOf }, ' · '];
  return {
    kind: 'item',
    spans: [{ text: word, bold: true }, ': ', statementSpan(claim)],
    detail: [...said, ...sourceSpans(dataset, claim.sources, shown)],
  };
}

/** Named without links, for which a full message has no room. */
function superseded(dataset: Dataset, claim: Claim): Block {
  const said: Span[] = claim.asOf === undefined ? [] : [' · said ', { date: claim.asOf }];
  const [source] = claim.sources.flatMap((id) => dataset.sources.get(id) ?? []);
  return {
    kind: 'item',
    spans: [{ text: 'Superseded', bold: true }, ': ', statementSpan(claim)],
    detail: [`was ${claim.certainty}`, ...said, ...(source === undefined ? [] : [` · ${source.publisher}`])],
  };
}
