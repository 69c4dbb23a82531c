import { readFileSync } from 'node:fs';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from '../../../src/playground/discord/stand-in.ts';

/** What a person does: a slash command with its options, or the typing of one (`partial`). */
export interface Use {
  name: string;
  options: CommandOption[];
  partial: boolean;
}

export const useNames = ['ask', 'sequel status', 'who', 'autocomplete'] as const;
export type UseName = (typeof useNames)[number];

const string = (name: string, value: string, focused = false): CommandOption => ({
  name,
  type: ApplicationCommandOptionType.String,
  value,
  ...(focused && { focused }),
});

/** Ways of using each of the commands that are measured: different questions, names and beginnings of names. */
export function readUses(): Record<UseName, Use[]> {
  const questions = readFileSync('tests/fixtures/questions/answered.jsonl', 'utf8').trim().split('\n');
  const { people }: { people: { name: string }[] } = JSON.parse(readFileSync('data/people.json', 'utf8'));
  const names = people.map(({ name }) => name);
  return {
    ask: questions.map((line) => ({
      name: 'ask',
      options: [string('question', JSON.parse(line).question)],
      partial: false,
    })),
    'sequel status': [
      {
        name: 'sequel',
        options: [{ name: 'status', type: ApplicationCommandOptionType.Subcommand, options: [] }],
        partial: false,
      },
    ],
    who: names.map((name) => ({ name: 'who', options: [string('name', name)], partial: false })),
    autocomplete: names.map((name, index) => ({
      name: 'who',
      options: [string('name', name.slice(0, 1 + (index % 5)), true)],
      partial: true,
    })),
  };
}
