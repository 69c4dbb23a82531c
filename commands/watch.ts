import { answerTopic } from '../src/answers/answer-topic.ts';
import type { Command, Services } from '../src/bot/command.ts';
import { asOfOption, fanCommand, privateOption } from '../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../src/bot/read-options.ts';
import type { Card } from '../src/views/card.ts';
import { watchCard } from '../src/views/watch-card.ts';
import { answerAsOf } from './parts/as-of-card.ts';
import { suggestAsOf } from './parts/suggest-as-of.ts';

export const watch: Command = {
  data: fanCommand('watch', 'Where to watch or read, with the date on which it was true')
    .addStringOption(asOfOption())
    .addBooleanOption(privateOption()),
  isFromRecord: true,
  answer: ({ options }, services) => show(textOption(options, 'as-of'), services, 0),
  autocomplete: ({ text }, services) => suggestAsOf(text, services),
  components: {
    page: ([asOf, page], _source, services) => show(asOf, services, pageArgument(page)),
  },
};

function show(asOf: string | undefined, services: Services, page: number): Card {
  return answerAsOf(asOf, services, ({ day, asked }) => {
    const dataset = services.dataset();
    const topics = [...dataset.topics.values()].filter(({ subject }) => subject === 'watch');
    return watchCard(
      dataset,
      topics.map((topic) => answerTopic(dataset, topic, day)),
      { asked, page },
    );
  });
}
