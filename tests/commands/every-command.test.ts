import { type APIInteractionResponse, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createHarness, type Harness } from '../fakes/harness.ts';
import { type RawOption, rawAutocomplete, rawCommand, rawPress } from '../fakes/interactions.ts';
import { buttonsOf, messageOf, partsOf, textOf } from '../fakes/message-parts.ts';

interface OptionData {
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { value: string }[];
  options?: OptionData[];
}

const datas = commands.map(
  (command) => command.data.toJSON() as unknown as { name: string; description: string; options: OptionData[] },
);
const isSub = ({ type }: OptionData) => type === ApplicationCommandOptionType.Subcommand;
interface Path {
  name: string;
  sub: string | null;
  options: OptionData[];
}

const paths = datas.flatMap(({ name, options = [] }): Path[] => {
  const subs = options.filter(isSub);
  return subs.length === 0
    ? [{ name, sub: null, options }]
    : subs.map((sub) => ({ name, sub: sub.name, options: sub.options ?? [] }));
});
const manageGuild = 1n << 5n;
const wrap = (sub: string | null, options: RawOption[]): RawOption[] =>
  sub === null ? options : [{ name: sub, type: 1, options }];

function expectMessageWithinLimits(response: APIInteractionResponse) {
  const parts = partsOf(messageOf(response).components);
  expect(parts.length).toBeLessThanOrEqual(40);
  expect(parts.flatMap(({ content }) => content ?? []).join('').length).toBeLessThanOrEqual(4000);
  for (const { custom_id } of parts) if (custom_id !== undefined) expect(custom_id.length).toBeLessThanOrEqual(100);
}

describe.each([
  ['the shipped record', 'data'],
  ['the tiny record', 'tests/fixtures/record'],
])('every command on %s', (_, directory) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness(directory);
  });

  it.each(paths)(
    'answers /$name $sub with nothing, with silly and with hostile options',
    async ({ name, sub, options }) => {
      const silly = ['', 'zzz qqq', '||**@everyone**||'.repeat(5), '../../etc', '\u202eevil', '2024-02-30'];
      for (const text of silly) {
        const given = options
          .filter(({ type }) => type === ApplicationCommandOptionType.String)
          .filter(({ required }) => required || text !== '')
          .map(({ name: option, choices }) => ({ name: option, type: 3, value: choices?.[0]?.value ?? text }));
        const response = await harness.ask(rawCommand(name, { options: wrap(sub, given), permissions: manageGuild }));
        expectMessageWithinLimits(response);
        expect(textOf(response)).not.toContain('Something went wrong');
        expect(textOf(response).replaceAll('\\', '')).not.toMatch(/undefined|\[object|NaN/);
      }
    },
  );

  it('answers from every autocompleted value, each list within Discord’s limits', async () => {
    for (const { name, sub, options } of paths) {
      for (const option of options.filter(({ autocomplete }) => autocomplete)) {
        const values = new Set<string>();
        for (const typed of ['', 'a', 'e', 'the', '20', 'zzzz']) {
          const focused = { name: option.name, type: 3, value: typed, focused: true };
          const response = await harness.ask(rawAutocomplete(name, wrap(sub, [focused])));
          const choices = (response as { data: { choices: { name: string; value: string }[] } }).data.choices;
          expect(choices.length).toBeLessThanOrEqual(25);
          for (const choice of choices) {
            expect(choice.name.length).toBeGreaterThan(0);
            expect(choice.name.length).toBeLessThanOrEqual(100);
            expect(choice.value.length).toBeLessThanOrEqual(100);
            values.add(choice.value);
          }
        }
        expect(values.size).toBeGreaterThan(0);
        for (const value of values) {
          const given = wrap(sub, [{ name: option.name, type: 3, value }]);
          const response = await harness.ask(rawCommand(name, { options: given, permissions: manageGuild }));
          expectMessageWithinLimits(response);
          expect(textOf(response)).not.toMatch(/Not on record|Something went wrong|from another version/);
        }
      }
    }
  });

  it('answers every button that its answers show, and those that those show', async () => {
    const start = await Promise.all(
      paths
        .filter(({ name }) => name !== 'updates' && name !== 'settings')
        .map(({ name, sub, options }) =>
          harness.ask(
            rawCommand(name, {
              options: wrap(
                sub,
                options
                  .filter(({ required }) => required)
                  .map((option) => ({ name: option.name, type: 3, value: 'a' })),
              ),
            }),
          ),
        ),
    );
    const queue = start.flatMap(buttonsOf);
    const seen = new Set<string>();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const response = await harness.ask(rawPress(id));
      expectMessageWithinLimits(response);
      expect(textOf(response), id).not.toMatch(/Not on record|Something went wrong|from another version/);
      queue.push(...buttonsOf(response));
    }
    expect(seen.size).toBeGreaterThan(10);
  });
});

describe('command data', () => {
  it.each(datas)('of /$name is what Discord takes, and stays under 8,000 characters', (data) => {
    expect(JSON.stringify(data).length).toBeLessThan(8000);
    expect(data.description.length).toBeLessThanOrEqual(100);
  });

  it('names each command once, after its file', async () => {
    expect(new Set(datas.map(({ name }) => name)).size).toBe(datas.length);
    for (const { name } of datas) expect(await import(`../../commands/${name}.ts`)).toHaveProperty(name);
  });
});
