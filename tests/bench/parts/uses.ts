import { readFileSync } from 'node:fs';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from '../../../src/playground/discord/stand-in.ts';

/** What a person does: a slash command with its options, or the typing of one (`partial`). */
export interface Use {
  name: string;
  options: CommandOption[];
  partial: boolean;
}

/** `ask` asks what nobody has asked in these words; `ask again` what was asked a moment ago, whose card is kept. */
export const useNames = ['ask', 'ask again', 'sequel status', 'who', 'autocomplete'] as const;
export type UseName = (typeof useNames)[number];

const string = (name: string, value: string, focused = false): CommandOption => ({
  name,
  type: ApplicationCommandOptionType.String,
  value,
  ...(focused && { focused }),
});

/** More than cards are kept, so that each is forgotten before it comes again. */
const spellings = 12;

/** The same question in other letters, small and capital, which makes no difference to the answer. */
function respell(text: string, spelling: number): string {
  return [...text]
    .map((letter, index) => (((spelling + 1) >> (index % 4)) & 1 ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}

/** Ways of using each of the commands that are measured: different questions, names and beginnings of names. */
export function readUses(): Record<UseName, Use[]> {
  const questions = readFileSync('tests/fixtures/questions/answered.jsonl', 'utf8').trim().split('\n');
  const { people }: { people: { name: string }[] } = JSON.parse(readFileSync('data/people.json', 'utf8'));
  const names = people.map(({ name }) => name);
  const asked = questions.map((line): string => JSON.parse(line).question);
  const ask = (question: string): Use => ({ name: 'ask', options: [string('question', question)], partial: false });
  return {
    ask: Array.from({ length: spellings }, (_, spelling) => asked.map((text) => ask(respell(text, spelling)))).flat(),
    'ask again': asked.map(ask),
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
