import { answerCharacter, answerPerson } from '../src/answers/answer-who.ts';
import type { Command, Services } from '../src/bot/command.ts';
import { fanCommand, privateOption, recordOption } from '../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../src/bot/read-options.ts';
import type { Who } from '../src/dataset/name-indexes.ts';
import { dayOf } from '../src/lib/partial-date.ts';
import type { Card } from '../src/views/card.ts';
import { chooseCard } from '../src/views/choose-card.ts';
import { notOnRecordCard } from '../src/views/not-on-record-card.ts';
import { characterCard, personCard } from '../src/views/who-cards.ts';

export const who: Command = {
  data: fanCommand('who', 'A person or a character: who they are and what is on record of them')
    .addStringOption(recordOption('name', 'A name, or a part of one').setRequired(true))
    .addBooleanOption(privateOption()),
  isFromRecord: true,
  answer({ options }, services) {
    const name = textOption(options, 'name') ?? '';
    const match = services.names().who.find(name);
    if (match.kind === 'found') return show(match.entry, services, 0);
    const actions = (match.kind === 'ambiguous' ? match.entries : match.closest).map((entry) => ({
      label: labelOf(entry),
      route: { command: 'who', action: 'show', args: [entry.id, '0'] },
    }));
    return match.kind === 'ambiguous' ? chooseCard(name, actions) : notOnRecordCard(name, actions);
  },
  autocomplete: ({ text }, services) =>
    services
      .names()
      .who.suggest(text, 25)
      .map((entry) => ({ name: labelOf(entry), value: entry.id })),
  components: {
    show: ([id = '', page], _source, services) => {
      const match = services.names().who.find(id);
      return match.kind === 'found' ? show(match.entry, services, pageArgument(page)) : notOnRecordCard(id, []);
    },
  },
};

function labelOf(entry: Who): string {
  return entry.kind === 'person' ? `${entry.label} (${entry.person.role})` : `${entry.label} (character)`;
}

function show(entry: Who, services: Services, page: number): Card {
  const dataset = services.dataset();
  const day = dayOf(services.now());
  return entry.kind === 'person'
    ? personCard(dataset, answerPerson(dataset, entry.person, day), page)
    : characterCard(dataset, answerCharacter(dataset, entry.character, day), page);
}
