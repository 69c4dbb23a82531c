import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { entryOffer } from '../../../src/playground/page/client/entry-offer.ts';
import { fileSize } from '../../../src/playground/page/client/file-size.ts';
import { keyAction } from '../../../src/playground/page/client/key-action.ts';
import { OfferedChoices } from '../../../src/playground/page/client/offered-choices.ts';
import { optionOffer } from '../../../src/playground/page/client/option-offer.ts';
import { readBox } from '../../../src/playground/page/client/read-box.ts';
import type { CommandEntry, Option } from '../../../src/playground/page/client/types.ts';

const text: Option = { type: 3, name: 'text', description: 'Text', required: true };
const count: Option = { type: 4, name: 'count', description: 'Count' };
const entry: CommandEntry = {
  path: ['show', 'list'],
  label: '/show list',
  description: 'List',
  options: [text, count],
  command: {} as APIApplicationCommand,
};
const other: CommandEntry = { ...entry, path: ['about'], label: '/about', description: 'About', options: [] };
const anyValue = () => null;

describe('keyAction', () => {
  const closed = { isOpen: false, isMarked: false, text: '', hasCommand: false };
  const open = { ...closed, isOpen: true };

  test.each([
    ['ArrowDown', open, 'next'],
    ['ArrowUp', open, 'previous'],
    ['ArrowDown', closed, null],
    ['Enter', { ...open, isMarked: true }, 'pick'],
    ['Enter', open, 'submit'],
    ['Enter', closed, 'submit'],
    ['Tab', { ...open, isMarked: true }, 'pick'],
    ['Tab', { ...open, text: 'a' }, 'pick'],
    ['Tab', open, null],
    ['Tab', closed, null],
    ['Escape', open, 'close'],
    ['Escape', { ...closed, text: 'a' }, 'reset'],
    ['Escape', { ...closed, hasCommand: true }, 'reset'],
    ['Escape', closed, null],
    ['Backspace', { ...closed, hasCommand: true }, 'back'],
    ['Backspace', { ...closed, hasCommand: true, text: 'a' }, null],
    ['Backspace', closed, null],
    ['a', open, null],
  ] as const)('%s with %j does: %s', (key, place, action) => {
    expect(keyAction({ key, shiftKey: false }, place)).toBe(action);
  });

  test('goes back with Shift and Tab, whatever is marked', () => {
    expect(keyAction({ key: 'Tab', shiftKey: true }, { ...open, isMarked: true })).toBeNull();
  });
});

describe('OfferedChoices', () => {
  const choices = ['a', 'b', 'c'].map((label) => ({ label, value: label }));
  const open = (active = -1) => {
    const picked: string[] = [];
    const offered = new OfferedChoices<string>(() => {});
    offered.show('one', { title: 'T', choices, active, pick: ({ label }) => picked.push(label) });
    return { offered, picked };
  };

  test('goes round, and up from nothing to the last', () => {
    const marked = (active: number, by: 1 | -1) => {
      const { offered } = open(active);
      offered.move(by);
      return offered.offer?.active;
    };
    expect([marked(-1, 1), marked(2, 1), marked(0, -1), marked(-1, -1)]).toEqual([0, 0, 2, 2]);
  });

  test('takes the marked choice, or the first, and closes', () => {
    for (const [active, label] of [
      [1, 'b'],
      [-1, 'a'],
    ] as const) {
      const { offered, picked } = open(active);
      offered.pick();
      expect([picked, offered.offer]).toEqual([[label], null]);
    }
  });

  test('is offered for one input only', () => {
    const { offered } = open();
    expect([offered.of('one')?.title, offered.of('other')]).toEqual(['T', null]);
    offered.show('one', { title: 'None', choices: [], active: 0, pick: () => {} });
    expect([offered.isOpen, offered.isMarked, offered.offer?.active]).toEqual([false, false, -1]);
  });

  test('knows what came too late', () => {
    const { offered } = open();
    const first = offered.turn();
    expect(first()).toBe(true);
    const second = offered.turn();
    expect([first(), second()]).toEqual([false, true]);
  });
});

describe('readBox', () => {
  test('reads plain text, without the blanks around it', () => {
    expect(readBox(null, '  مرحبا 🎬 ', anyValue)).toEqual({ kind: 'text', text: 'مرحبا 🎬' });
    expect(readBox(null, ' \t', anyValue)).toEqual({ kind: 'nothing' });
  });

  test('names a command that is not there', () => {
    expect(readBox(null, '/nope with this', anyValue)).toEqual({ kind: 'unknown command', name: '/nope' });
  });

  test('nests the options of a subcommand, or says which one is wrong', () => {
    const fields = [
      { option: text, text: 'a', picked: null },
      { option: count, text: '2', picked: null },
    ];
    const options = [
      { name: 'text', type: 3, value: 'a' },
      { name: 'count', type: 4, value: 2 },
    ];
    expect(readBox({ entry, fields }, '', anyValue)).toEqual({
      kind: 'command',
      entry,
      options: [{ name: 'list', type: 1, options }],
    });
    const [first] = fields;
    const empty = { option: text, text: ' ', picked: null };
    expect(readBox({ entry, fields: [empty] }, '', anyValue)).toMatchObject({ kind: 'fault', field: empty });
    const wrong = { option: count, text: 'many', picked: null };
    const faulty = readBox({ entry, fields: first === undefined ? [] : [first, wrong] }, '', anyValue);
    expect(faulty).toMatchObject({ kind: 'fault', field: wrong });
  });
});

describe('entryOffer', () => {
  test('shows all of them for a slash, and those that fit for more', () => {
    const entries = [other, entry];
    expect(entryOffer(entries, '/', () => {}).choices.map(({ label }) => label)).toEqual(['/about', '/show list']);
    expect(entryOffer(entries, '/sh', () => {}).choices.map(({ label }) => label)).toEqual(['/show list']);
    expect(entryOffer([], '/', () => {}).title).toBe('No commands here');
  });

  test('picks the entry behind the choice', () => {
    const picked: CommandEntry[] = [];
    const offer = entryOffer([other, entry], '/', (one) => picked.push(one));
    for (const choice of offer.choices) offer.pick(choice);
    expect(picked).toEqual([other, entry]);
  });
});

describe('optionOffer', () => {
  test('offers what is not filled in yet, and marks what was begun', () => {
    const draft = { entry, fields: [{ option: text, text: '', picked: null }] };
    expect(optionOffer(draft, '', () => {})).toMatchObject({ choices: [{ label: 'count' }], active: -1 });
    expect(optionOffer(draft, 'co', () => {})).toMatchObject({ choices: [{ label: 'count' }], active: 0 });
    expect(optionOffer(draft, 'text:', () => {})).toMatchObject({ choices: [] });
    expect(optionOffer(draft, 'count:', () => {})).toEqual({ named: count });
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [10_240, '10 kB'],
  [9_990_000, '10.0 MB'],
  [10_485_760, '10 MB'],
])('fileSize of %i is %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
