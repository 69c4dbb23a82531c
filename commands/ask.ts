import { SlashCommandStringOption } from '@discordjs/builders';
import { namedFacts } from '../src/answers/ask/named-facts.ts';
import type { Command } from '../src/bot/command.ts';
import { asOfOption, fanCommand, privateOption } from '../src/bot/fan-options.ts';
import { textOption } from '../src/bot/read-options.ts';
import { workIds } from '../src/dataset/record-schema.ts';
import { dayOf } from '../src/lib/partial-date.ts';
import { askCard, declinedCard, promptCard } from '../src/views/ask-card.ts';
import type { Card } from '../src/views/card.ts';
import { matchesArgument } from '../src/views/custom-id.ts';
import { noticeCard } from '../src/views/notice-card.ts';
import { whyCard } from '../src/views/why-card.ts';
import { readWhyRoute } from '../src/views/why-route.ts';
import { answerAsOf } from './parts/as-of-card.ts';
import { suggestAsOf } from './parts/suggest-as-of.ts';
import type { AskServices } from './services.ts';

export const ask: Command<AskServices> = {
  data: fanCommand('ask', 'Ask a plain question about any of it')
    .addStringOption(
      new SlashCommandStringOption()
        .setName('question')
        .setDescription('In your own words')
        .setRequired(true)
        .setMaxLength(300)
        .setAutocomplete(true),
    )
    .addStringOption(asOfOption())
    .addBooleanOption(privateOption()),
  isFromRecord: true,
  answer({ options }, services) {
    const question = textOption(options, 'question');
    return question === undefined
      ? promptCard(services.answerer().suggest('', { today: dayOf(services.now()), limit: 3 }))
      : answerQuestion(question, textOption(options, 'as-of'), services);
  },
  autocomplete: ({ name, text }, services) =>
    name === 'as-of'
      ? suggestAsOf(text, services)
      : services
          .answerer()
          .suggest(text, { today: dayOf(services.now()), limit: 25 })
          .map((question) => ({ name: question, value: question })),
  components: {
    again([text = ''], _source, services) {
      const question = services.answerer().questions.find((each) => matchesArgument(text, each));
      return question === undefined
        ? noticeCard(['This question belongs to an older record. Ask it with ', { code: '/ask' }, '.'])
        : answerQuestion(question, undefined, services);
    },
    why(args, _source, services) {
      const dataset = services.dataset();
      const known = namedFacts(dataset);
      const { kind, works, day, facts, names } = readWhyRoute(args, known.keys());
      const named = (keys: readonly string[]) => keys.flatMap((key) => known.get(key) ?? []);
      return whyCard(dataset, {
        kind,
        works: workIds.filter((id) => works.includes(id)),
        day,
        facts: named(facts),
        names: named(names),
      });
    },
  },
};

function answerQuestion(text: string, asOf: string | undefined, services: AskServices): Card {
  return answerAsOf(asOf, services, ({ day, asked }) => {
    const answerer = services.answerer();
    const answer = answerer.ask(text, { today: dayOf(services.now()), asOf: asked === null ? null : day });
    return answer.kind === 'answered'
      ? askCard(services.dataset(), answer, { asked })
      : declinedCard(text, answer.suggestions);
  });
}
