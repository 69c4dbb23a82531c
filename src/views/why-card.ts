import type { NamedFact } from '../answers/ask/named-facts.ts';
import { type Claim, type Dataset, topicKey } from '../dataset/dataset.ts';
import { supersedersOf } from '../dataset/live-claims.ts';
import { subjectLabel } from '../dataset/name-indexes.ts';
import type { WorkId } from '../dataset/record-schema.ts';
import { type Day, isPartialDate, lastDay } from '../lib/partial-date.ts';
import type { Block, Card, Span } from './card.ts';
import { claimItem, pastClaimItem } from './claim-blocks.ts';

/** Kinds of question as people would say them. */
const kinds: Readonly<Record<string, string>> = {
  who: 'who',
  when: 'when',
  where: 'where',
  'how-much': 'how much',
  'how-many': 'how many',
  'how-long': 'how long or how old',
  why: 'why',
  whether: 'yes or no',
  list: 'a list',
  status: 'what is new',
  what: 'what',
};

/** What was understood of a question, and what the answer rests on, with ids. */
export function whyCard(
  dataset: Dataset,
  understood: {
    kind: string;
    works: readonly WorkId[];
    day: string;
    facts: readonly NamedFact[];
    names: readonly NamedFact[];
  },
): Card {
  const { kind, works, day, facts, names } = understood;
  const claims = facts.flatMap((fact) => (fact.kind === 'claim' ? [fact.claim] : []));
  const topics = new Set(
    claims.map(({ subject, topic }) => dataset.topics.get(topicKey(subject, topic))?.title ?? topic),
  );
  const subjects = [
    ...works.map((id): Span => subjectLabel(dataset, id)),
    ...names.flatMap((name): Span[] => (name.kind === 'entry' ? [{ text: name.text, spoiler: name.spoiler }] : [])),
  ];
  return {
    tone: claims[0]?.certainty ?? 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'heading', spans: ['Why this answer'] },
      row('Kind of question', [kinds[kind] ?? kind]),
      row('Subject', subjects.length === 0 ? ['nothing by name'] : separate(subjects)),
      ...(topics.size === 0 ? [] : [row('Topic', [[...topics].join('; ')])]),
      ...(isPartialDate(day) ? [row('Day', [{ date: day }])] : []),
      { kind: 'rule' },
      { kind: 'heading', spans: ['It rests on'] },
      ...(facts.length === 0 ? [gone] : facts.flatMap((fact) => factBlock(dataset, fact, day))),
    ],
  };
}

const gone: Block = { kind: 'text', spans: ['The record has changed since: what it rested on is no longer there.'] };

function row(label: string, spans: readonly Span[]): Block {
  return { kind: 'item', spans: [{ text: label, bold: true }, ': ', ...spans] };
}

function separate(spans: readonly Span[]): Span[] {
  return spans.flatMap((span, index) => (index === 0 ? [span] : ['; ', span]));
}

function factBlock(dataset: Dataset, fact: NamedFact, day: string): Block {
  if (fact.kind === 'entry')
    return {
      kind: 'item',
      spans: [{ text: fact.text, spoiler: fact.spoiler }],
      detail: ['From the record’s own entry · ', { code: fact.id }],
    };
  const item = claimBlock(dataset, fact.claim, isPartialDate(day) ? lastDay(day) : null);
  return item.kind === 'item' ? { ...item, detail: [...(item.detail ?? []), ' · ', { code: fact.claim.id }] } : item;
}

/** As it stood on the day. */
function claimBlock(dataset: Dataset, claim: Claim, day: Day | null): Block {
  const by = day === null ? undefined : supersedersOf(dataset, claim, day)[0];
  return by === undefined ? claimItem(dataset, claim) : pastClaimItem(dataset, claim, by);
}
