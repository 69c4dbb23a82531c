import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Block, Card, Span } from '../../src/views/card.ts';
import { type MessageBody, renderCard } from '../../src/views/render-card.ts';

interface AnyComponent {
  type: number;
  content?: string;
  custom_id?: string;
  label?: string;
  components?: AnyComponent[];
  accessory?: AnyComponent;
}

function walk(body: MessageBody): AnyComponent[] {
  const visit = (component: AnyComponent): AnyComponent[] => [
    component,
    ...(component.components ?? []).flatMap(visit),
    ...(component.accessory === undefined ? [] : visit(component.accessory)),
  ];
  return (body.components as AnyComponent[]).flatMap(visit);
}

const textOf = (body: MessageBody) => walk(body).flatMap(({ content }) => content ?? []);

function expectWithinLimits(body: MessageBody) {
  const all = walk(body);
  expect(all.length).toBeLessThanOrEqual(40);
  expect(textOf(body).join('').length).toBeLessThanOrEqual(4000);
  for (const text of textOf(body)) expect(text.length).toBeGreaterThan(0);
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { label } of all) if (label !== undefined) expect(label.length).toBeLessThanOrEqual(80);
  for (const row of all.filter(({ type }) => type === ComponentType.ActionRow)) {
    expect(row.components?.length).toBeGreaterThan(0);
    expect(row.components?.length).toBeLessThanOrEqual(5);
  }
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 700 }),
  fc.constantFrom(
    'שלום עולם',
    'مرحبا',
    '👨‍👩‍👧‍👦'.repeat(60),
    'a'.repeat(5000),
    '||**__'.repeat(300),
    'One. Two. '.repeat(400),
  ),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  fc.record({ text: words, bold: fc.boolean(), spoiler: fc.constantFrom('none', 'film', 'novel') }),
  fc.record({ date: fc.constantFrom('1995', '1995-12', '1995-12-15') }),
  fc.record({ code: fc.string({ maxLength: 50 }) }),
);
const spans = fc.array(span, { minLength: 1, maxLength: 6 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('title', 'heading', 'text', 'small'), spans }),
  fc.record({ kind: fc.constant('item' as const), spans, detail: fc.array(span, { minLength: 1, maxLength: 2 }) }),
  fc.constant({ kind: 'rule' as const }),
  fc.constant({ kind: 'break' as const }),
);
const argument = fc.string({ unit: 'grapheme', maxLength: 300 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    route: fc.record({
      command: fc.constant('who'),
      action: fc.constant('show'),
      args: fc.array(argument, { maxLength: 3 }),
    }),
  }),
  fc.record({ label: fc.string({ minLength: 1, maxLength: 90 }), url: fc.webUrl() }),
);
const card: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('confirmed', 'reported', 'rumoured', 'denied', 'superseded', 'plain'),
  blocks: fc.array(block, { maxLength: 40 }),
  actions: fc.array(action, { maxLength: 15 }),
  pages: fc.record({
    route: fc.record({
      command: fc.constant('film'),
      action: fc.constant('topic'),
      args: fc.array(argument, { maxLength: 4 }),
    }),
    page: fc.integer({ min: -2, max: 30 }),
  }),
});

describe('renderCard', () => {
  it('passes none of Discord’s limits, whatever the card holds', () => {
    fc.assert(
      fc.property(card, fc.constantFrom('none', 'film', 'novel'), (each, plain) => {
        expectWithinLimits(renderCard(each, { plain }));
      }),
      { numRuns: 60 },
    );
  });

  it('shows every sentence of a long card on one of its pages, whole', () => {
    const sentences = Array.from({ length: 400 }, (_, index) => `Sentence number ${index} stands here.`);
    const long: Card = {
      tone: 'plain',
      blocks: [
        { kind: 'title', spans: ['Long'] },
        { kind: 'text', spans: [sentences.join(' ')] },
      ],
      pages: { route: { command: 'film', action: 'topic', args: ['x'] }, page: 0 },
    };
    const pages = [0, 1, 2, 3, 4, 5].map((page) =>
      textOf(
        renderCard(
          { ...long, pages: { route: { command: 'film', action: 'topic', args: ['x'] }, page } },
          { plain: 'none' },
        ),
      ),
    );
    const shown = pages.flat().join('\n');
    for (const sentence of sentences) expect(shown).toContain(sentence);
  });

  it('hides what is above the level and shows the rest', () => {
    const spoiled: Card = {
      tone: 'plain',
      blocks: [
        { kind: 'text', spans: [{ text: 'free', spoiler: 'none' }] },
        { kind: 'text', spans: [{ text: 'end of the film', spoiler: 'film' }] },
        { kind: 'text', spans: [{ text: 'end of the novel', spoiler: 'novel' }] },
      ],
    };
    expect(textOf(renderCard(spoiled, { plain: 'none' }))).toEqual(['free\n||end of the film||\n||end of the novel||']);
    expect(textOf(renderCard(spoiled, { plain: 'film' }))).toEqual(['free\nend of the film\n||end of the novel||']);
    expect(textOf(renderCard(spoiled, { plain: 'novel' }))).toEqual(['free\nend of the film\nend of the novel']);
  });

  it('pings nobody, or the one role that the card names', () => {
    expect(renderCard({ tone: 'plain', blocks: [] }, { plain: 'none' }).allowed_mentions).toEqual({ parse: [] });
    expect(renderCard({ tone: 'plain', blocks: [], pings: '1' }, { plain: 'none' }).allowed_mentions).toEqual({
      parse: [],
      roles: ['1'],
    });
  });

  it('shows whole dates as timestamps of that day and partial ones in words', () => {
    const [text] = textOf(
      renderCard(
        {
          tone: 'plain',
          blocks: [
            { kind: 'text', spans: [{ date: '1995-12-15' }, ', ', { date: '1995-12' }, ', ', { date: '1995' }] },
          ],
        },
        { plain: 'none' },
      ),
    );
    expect(text).toBe('<t:819028800:D>, December 1995, 1995');
  });

  it('keeps a heading with what it heads', () => {
    const filler: Block[] = Array.from({ length: 7 }, () => ({ kind: 'text', spans: ['x'.repeat(540)] }));
    const blocks: Block[] = [
      ...filler,
      { kind: 'heading', spans: ['Heading'] },
      { kind: 'text', spans: ['y'.repeat(540)] },
    ];
    const [first] = textOf(
      renderCard(
        { tone: 'plain', blocks, pages: { route: { command: 'a', action: 'b', args: [] }, page: 0 } },
        { plain: 'none' },
      ),
    );
    expect(first).not.toContain('Heading');
  });
});
