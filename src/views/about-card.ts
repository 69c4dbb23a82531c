import type { Dataset } from '../dataset/dataset.ts';
import type { Card } from './card.ts';

/** Help, the age of the record, privacy. */
export function aboutCard(dataset: Dataset): Card {
  const { record, claims, sources, updates } = dataset;
  const newest = [...updates.values()].at(-1);
  return {
    tone: 'plain',
    blocks: [
      { kind: 'title', spans: [`${record.title}: what is on record`] },
      { kind: 'text', spans: [record.description] },
      {
        kind: 'small',
        spans: [
          `Record ${record.version}, gone over `,
          { date: record.date },
          ` · ${claims.size} claims · ${sources.size} sources · ${updates.size} updates`,
          ...(newest === undefined ? [] : [', newest ', { date: newest.date }]),
        ],
      },
      { kind: 'heading', spans: ['For fans'] },
      ...record.examples.map((example) => ({ kind: 'item' as const, spans: [{ code: example }] })),
      {
        kind: 'text',
        spans: [
          'Every answer says how sure it is, since when, and who says so. Spoilers are hidden until you open them. Add ',
          { code: 'private' },
          ' to see an answer alone, and ',
          { code: 'as-of' },
          ' to see what was known on a day.',
        ],
      },
      { kind: 'heading', spans: ['For server admins'] },
      { kind: 'item', spans: [{ code: '/updates subscribe' }, ' posts each new update in a channel, once.'] },
      { kind: 'item', spans: [{ code: '/settings spoilers' }, ' sets which spoilers are shown plainly.'] },
      { kind: 'heading', spans: ['Privacy'] },
      {
        kind: 'text',
        spans: [
          'The bot reads no messages, but for one that you use “Check this” on, which it forgets at once. It keeps a server’s settings, who made a subscription, and which updates were posted where; nothing about anybody else. ',
          'Unsubscribing removes the subscription at once.',
        ],
      },
    ],
    actions: record.links.slice(0, 5).map(({ label, url }) => ({ label, url })),
  };
}
