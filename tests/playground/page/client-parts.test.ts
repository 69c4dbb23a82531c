import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commandEntries } from '../../../src/playground/page/client/command-entries.ts';
import { filterChoices } from '../../../src/playground/page/client/filter-choices.ts';
import { formatTimestamp } from '../../../src/playground/page/client/format-timestamp.ts';
import { nestOptions } from '../../../src/playground/page/client/nest-options.ts';
import { optionValue } from '../../../src/playground/page/client/option-value.ts';
import { suggestEntries } from '../../../src/playground/page/client/suggest-entries.ts';
import type { Option } from '../../../src/playground/page/client/types.ts';

const manageGuild = 32n;

function command(name: string, more: object = {}): APIApplicationCommand {
  return {
    id: '1',
    name,
    description: `About ${name}`,
    type: 1,
    default_member_permissions: null,
    ...more,
  } as APIApplicationCommand;
}

const subcommand = (name: string, options: object[] = []) => ({ type: 1, name, description: `Sub ${name}`, options });
const required = { type: 3, name: 'text', description: 'Text', required: true };
const guild = { direct: false, permissions: 0n };

describe('commandEntries', () => {
  test('flattens subcommands and groups, in alphabetical order', () => {
    const commands = [
      command('zoo'),
      command('show', {
        options: [subcommand('status'), { type: 2, name: 'cast', description: 'Cast', options: [subcommand('list')] }],
      }),
    ];
    expect(commandEntries(commands, guild).map(({ label }) => label)).toEqual([
      '/show cast list',
      '/show status',
      '/zoo',
    ]);
  });

  test('offers admin commands to admins, and to administrators whatever they need', () => {
    const commands = [
      command('all'),
      command('some', { default_member_permissions: '32' }),
      command('few', { default_member_permissions: '0' }),
    ];
    const labels = (permissions: bigint) =>
      commandEntries(commands, { direct: false, permissions }).map(({ label }) => label);
    expect(labels(0n)).toEqual(['/all']);
    expect(labels(manageGuild)).toEqual(['/all', '/some']);
    expect(labels(8n)).toEqual(['/all', '/few', '/some']);
  });

  test('leaves guild commands out of direct messages', () => {
    const commands = [command('both', { contexts: [0, 1] }), command('guild', { contexts: [0] })];
    expect(commandEntries(commands, { direct: true, permissions: 0n }).map(({ label }) => label)).toEqual(['/both']);
    expect(commandEntries(commands, guild)).toHaveLength(2);
  });
});

describe('suggestEntries', () => {
  test('suggests what tells how things stand, then others, and one command to ask with', () => {
    const entries = commandEntries(
      [
        command('about'),
        command('ask', { options: [{ ...required, max_length: 300 }] }),
        command('who', { options: [{ ...required, max_length: 100 }] }),
        command('show', { options: [subcommand('cast'), subcommand('status')] }),
        command('admin', { default_member_permissions: '32' }),
      ],
      { direct: false, permissions: 8n },
    );
    expect(suggestEntries(entries).map(({ label }) => label)).toEqual(['/show status', '/about', '/ask']);
  });

  test('suggests nothing before the bot has registered anything', () => {
    expect(suggestEntries([])).toEqual([]);
  });
});

describe('nestOptions', () => {
  const filled = [{ name: 'text', type: 3, value: 'x' }];

  test('puts the options inside the subcommand and its group', () => {
    expect(nestOptions({ path: ['a'] }, filled)).toEqual(filled);
    expect(nestOptions({ path: ['a', 'b'] }, filled)).toEqual([{ name: 'b', type: 1, options: filled }]);
    expect(nestOptions({ path: ['a', 'b', 'c'] }, filled)).toEqual([
      { name: 'b', type: 2, options: [{ name: 'c', type: 1, options: filled }] },
    ]);
  });
});

describe('optionValue', () => {
  const free = { picked: null, choices: null };
  const integer = { type: 4, name: 'count', description: 'Count', min_value: 1, max_value: 5 } as Option;

  test('takes the value of the picked choice, not its label', () => {
    const picked = { label: 'Red', value: 'r' };
    expect(optionValue(required as Option, 'Red', { picked, choices: null })).toEqual({ value: 'r' });
    expect(optionValue(required as Option, 'Redder', { picked, choices: null })).toEqual({ value: 'Redder' });
  });

  test('takes from a closed list only what is on it', () => {
    const choices = [{ label: '#general', value: '7' }];
    expect(optionValue(required as Option, 'general', { picked: null, choices })).toEqual({ value: '7' });
    expect(optionValue(required as Option, 'nowhere', { picked: null, choices })).toEqual({
      fault: 'Pick text from the list',
    });
  });

  test.each([
    ['3', { value: 3 }],
    ['x', { fault: 'count must be a number' }],
    ['2.5', { fault: 'count must be a whole number' }],
    ['0', { fault: 'count must be 1 or more' }],
    ['6', { fault: 'count must be 5 or less' }],
  ])('holds a number to its limits: %s', (text, expected) => {
    expect(optionValue(integer, text, free)).toEqual(expected);
  });

  test('holds a text to its length', () => {
    const option = { ...required, min_length: 2, max_length: 3 } as Option;
    expect(optionValue(option, 'a', free)).toHaveProperty('fault');
    expect(optionValue(option, 'abc', free)).toEqual({ value: 'abc' });
    expect(optionValue(option, 'abcd', free)).toHaveProperty('fault');
  });
});

test('filterChoices puts what begins with the typed text first, and stops at 25', () => {
  const choices = ['#news', '#old-news', '#general'].map((label) => ({ label, value: label }));
  expect(filterChoices(choices.toReversed(), 'new').map(({ label }) => label)).toEqual(['#news', '#old-news']);
  const many = Array.from({ length: 40 }, (_, index) => ({ label: `a${index}`, value: index }));
  expect(filterChoices(many, '')).toHaveLength(25);
});

describe('formatTimestamp', () => {
  const reader = { now: Date.UTC(2026, 10, 20, 12), locale: 'en-GB', timeZone: 'Europe/Berlin' };
  const noon = Date.UTC(2026, 10, 20, 12) / 1000;

  test.each([
    ['D', '20 November 2026'],
    ['d', '20/11/2026'],
    ['t', '13:00'],
    ['F', 'Friday, 20 November 2026 at 13:00'],
    ['R', 'now'],
  ])('writes style %s in the zone of the reader', (style, expected) => {
    expect(formatTimestamp(noon, style, reader)).toBe(expected);
  });

  test('says how long ago or how far off', () => {
    expect(formatTimestamp(noon - 2 * 86_400, 'R', reader)).toBe('2 days ago');
    expect(formatTimestamp(noon + 3 * 3600, 'R', reader)).toBe('in 3 hours');
  });

  test('survives a moment beyond the calendar', () => {
    expect(formatTimestamp(9e12, 'D', reader)).toBe('Invalid date');
  });
});
