import type { Dataset } from '../dataset/dataset.ts';
import type { StatusUpdate } from '../dataset/record-schema.ts';
import type { Action, Block, Card } from './card.ts';
import { certaintyWord } from './certainty-words.ts';
import { sourceSpans } from './source-spans.ts';

/** What has replaced an update since; the address of the newer post, where there is one. */
export interface ReplacedBy {
  update: StatusUpdate;
  url: string | null;
}

export interface UpdateCardOptions {
  roleId?: string | null;
  /** By id of the replaced update. */
  replaced?: ReadonlyMap<string, readonly ReplacedBy[]>;
}

/** What a subscribed channel gets: one update in full, or several as a digest. Each is recognisable by its button. */
export function updateCard(
  dataset: Pick<Dataset, 'sources' | 'updates'>,
  updates: readonly StatusUpdate[],
  { roleId = null, replaced = new Map() }: UpdateCardOptions = {},
): Card {
  const [first, ...others] = updates;
  const ping: Block[] = roleId === null ? [] : [{ kind: 'small', spans: [{ role: roleId }] }];
  const digest = others.length > 0;
  const blocks = digest
    ? [
        { kind: 'title' as const, spans: [`${updates.length} new updates`] },
        ...updates.flatMap((update, index) => [
          ...digestBlocks(update, index + 1),
          ...(replaced.get(update.id) ?? []).map(replacedBlock),
        ]),
      ]
    : updates.flatMap((update) => [
        ...(replaced.get(update.id) ?? []).map(replacedBlock),
        ...singleBlocks(dataset, update),
      ]);
  return {
    tone: first === undefined || digest ? 'plain' : replaced.has(first.id) ? 'superseded' : first.certainty,
    blocks: [...blocks, ...ping],
    actions: updates.map(
      (update, index): Action => ({
        label: digest ? `Sources ${index + 1}` : 'Sources',
        route: { command: 'update', action: 'sources', args: [update.id] },
      }),
    ),
    ...(roleId === null ? {} : { pings: roleId }),
  };
}

function replacedBlock({ update, url }: ReplacedBy): Block {
  const headline = { text: update.headline, spoiler: update.spoiler, ...(url === null ? {} : { url }) };
  return {
    kind: 'text',
    spans: [
      { text: update.certainty === 'denied' ? 'Denied since' : 'Superseded', bold: true },
      ' on ',
      { date: update.date },
      ': ',
      headline,
    ],
  };
}

function singleBlocks(dataset: Pick<Dataset, 'sources' | 'updates'>, update: StatusUpdate): Block[] {
  const replaced = update.supersedes.flatMap((id) => dataset.updates.get(id) ?? []);
  return [
    { kind: 'title', spans: [{ text: update.headline, spoiler: update.spoiler }] },
    { kind: 'text', spans: [{ text: update.summary, spoiler: update.spoiler }] },
    ...replaced.map(
      (old): Block => ({
        kind: 'small',
        spans: ['Replaces: ', { text: old.headline, spoiler: old.spoiler }, ' (', { date: old.date }, ')'],
      }),
    ),
    {
      kind: 'small',
      spans: [
        `${certaintyWord(update.certainty)} · ${update.kind} · `,
        { date: update.date },
        ' · ',
        ...sourceSpans(dataset, update.sources),
      ],
    },
  ];
}

function digestBlocks(update: StatusUpdate, number: number): Block[] {
  return [
    {
      kind: 'item',
      spans: [`${number}: `, { text: update.headline, bold: true, spoiler: update.spoiler }],
      detail: [`${certaintyWord(update.certainty)} · ${update.kind} · `, { date: update.date }],
    },
  ];
}
