import type { Command } from '../src/bot/command.ts';
import { fanCommand, privateOption, recordOption } from '../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../src/bot/read-options.ts';
import { chooseCard } from '../src/views/choose-card.ts';
import { creditCard, filmographyCard } from '../src/views/filmography-cards.ts';
import { notOnRecordCard } from '../src/views/not-on-record-card.ts';

export const filmography: Command = {
  data: fanCommand('filmography', "The director's works, or one of them")
    .addStringOption(recordOption('title', 'One of the works; left out: all of them'))
    .addBooleanOption(privateOption()),
  isFromRecord: true,
  answer({ options }, services) {
    const dataset = services.dataset();
    const title = textOption(options, 'title');
    if (title === undefined) return filmographyCard(dataset, 0);
    const match = services.names().credits.find(title);
    if (match.kind === 'found') return creditCard(dataset, match.entry.credit);
    const actions = (match.kind === 'ambiguous' ? match.entries : match.closest).map(({ id, label, credit }) => ({
      label: `${label}, ${credit.type}`,
      route: { command: 'filmography', action: 'show', args: [id] },
    }));
    return match.kind === 'ambiguous' ? chooseCard(title, actions) : notOnRecordCard(title, actions);
  },
  autocomplete: ({ text }, services) =>
    services
      .names()
      .credits.suggest(text, 25)
      .map(({ id, label, credit }) => ({ name: `${label}, ${credit.type}`, value: id })),
  components: {
    list: ([page], _source, services) => filmographyCard(services.dataset(), pageArgument(page)),
    show: ([id = ''], _source, services) => {
      const credit = services.dataset().credits.get(id);
      return credit === undefined ? notOnRecordCard(id, []) : creditCard(services.dataset(), credit);
    },
  },
};
