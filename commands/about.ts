import type { Command } from '../src/bot/command.ts';
import { fanCommand, privateOption } from '../src/bot/fan-options.ts';
import { aboutCard } from '../src/views/about-card.ts';

export const about: Command = {
  data: fanCommand('about', 'What this bot does, how fresh its record is, and what it keeps').addBooleanOption(
    privateOption(),
  ),
  isFromRecord: true,
  answer: (_input, services) => aboutCard(services.dataset()),
};
