import { answerChronology } from '../src/answers/answer-chronology.ts';
import type { Command } from '../src/bot/command.ts';
import { fanCommand, privateOption } from '../src/bot/fan-options.ts';
import { pageArgument } from '../src/bot/read-options.ts';
import { chronologyCard } from '../src/views/chronology-card.ts';

export const chronology: Command = {
  data: fanCommand(
    'chronology',
    'The story in its own years: what the film covers and what the novel adds',
  ).addBooleanOption(privateOption()),
  isFromRecord: true,
  answer: (_input, services) => chronologyCard(services.dataset(), answerChronology(services.dataset()), 0),
  components: {
    page: ([page], _source, services) =>
      chronologyCard(services.dataset(), answerChronology(services.dataset()), pageArgument(page)),
  },
};
