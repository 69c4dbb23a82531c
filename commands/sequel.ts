import { SlashCommandStringOption } from '@discordjs/builders';
import { answerCast } from '../src/answers/answer-cast.ts';
import { answerStatus } from '../src/answers/answer-status.ts';
import { answerTimeline } from '../src/answers/answer-timeline.ts';
import { answerTopic } from '../src/answers/answer-topic.ts';
import { parseAsOf } from '../src/answers/parse-as-of.ts';
import type { Command, Services } from '../src/bot/command.ts';
import { asOfOption, fanCommand, privateOption } from '../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../src/bot/read-options.ts';
import { topicKey } from '../src/dataset/dataset.ts';
import { type Certainty, certainties, type UpdateKind, updateKinds } from '../src/dataset/record-schema.ts';
import { dayOf, firstDay } from '../src/lib/partial-date.ts';
import type { Card } from '../src/views/card.ts';
import { castCard } from '../src/views/cast-card.ts';
import { notOnRecordCard } from '../src/views/not-on-record-card.ts';
import { noticeCard } from '../src/views/notice-card.ts';
import { statusCard } from '../src/views/status-card.ts';
import { timelineCard } from '../src/views/timeline-card.ts';
import { topicCard } from '../src/views/topic-card.ts';
import { answerAsOf } from './parts/as-of-card.ts';
import { suggestAsOf } from './parts/suggest-as-of.ts';

const workId = 'sequel';

export const sequel: Command = {
  data: fanCommand(workId, 'The sequel: where it stands, what was said when, who is in it')
    .addSubcommand((sub) =>
      sub
        .setName('status')
        .setDescription('Where it stands at one glance')
        .addStringOption(asOfOption())
        .addBooleanOption(privateOption()),
    )
    .addSubcommand((sub) =>
      sub
        .setName('timeline')
        .setDescription('What was said when, newest first')
        .addStringOption(choiceOption('kind', 'Only updates of this kind', updateKinds))
        .addStringOption(choiceOption('certainty', 'Only updates that are this sure', certainties))
        .addStringOption(asOfOption().setName('since').setDescription('Only from then on: YYYY, YYYY-MM or YYYY-MM-DD'))
        .addStringOption(asOfOption())
        .addBooleanOption(privateOption()),
    )
    .addSubcommand((sub) =>
      sub
        .setName('cast')
        .setDescription('Who is confirmed, reported, rumoured or denied, and for which part')
        .addStringOption(asOfOption())
        .addBooleanOption(privateOption()),
    ),
  isFromRecord: true,
  answer({ subcommand, options }, services) {
    const asOf = textOption(options, 'as-of');
    if (subcommand === 'timeline')
      return timeline(
        [textOption(options, 'kind'), textOption(options, 'certainty'), textOption(options, 'since'), asOf],
        services,
        0,
      );
    return subcommand === 'cast' ? cast(asOf, services, 0) : status(asOf, services, 0);
  },
  autocomplete: ({ text }, services) => suggestAsOf(text, services),
  components: {
    status: ([asOf, page], _source, services) => status(asOf, services, pageArgument(page)),
    cast: ([asOf, page], _source, services) => cast(asOf, services, pageArgument(page)),
    timeline: (args, _source, services) => timeline(args.slice(0, 4), services, pageArgument(args[4])),
    topic: ([id = '', page], _source, services) => topic(id, services, pageArgument(page)),
  },
};

function choiceOption(name: string, description: string, values: readonly string[]): SlashCommandStringOption {
  return new SlashCommandStringOption()
    .setName(name)
    .setDescription(description)
    .addChoices(values.map((value) => ({ name: value, value })));
}

function status(asOf: string | undefined, services: Services, page: number): Card {
  return answerAsOf(asOf, services, ({ day, asked }) => {
    const dataset = services.dataset();
    const answer = answerStatus(dataset, workId, day);
    return answer === null ? notOnRecordCard(workId, []) : statusCard(dataset, answer, { asked, page });
  });
}

function cast(asOf: string | undefined, services: Services, page: number): Card {
  return answerAsOf(asOf, services, ({ day, asked }) => {
    const dataset = services.dataset();
    const route = { command: workId, action: 'cast', args: [asked ?? ''] };
    return castCard(dataset, answerCast(dataset, workId, day), { title: titleOf(services), asked, route, page });
  });
}

function timeline(args: readonly (string | undefined)[], services: Services, page: number): Card {
  const [kind, certainty, since, asOf] = args.map((arg) => arg || undefined);
  return answerAsOf(asOf, services, ({ day, asked }) => {
    const from = parseAsOf(since, services.now());
    if (from.kind === 'invalid')
      return noticeCard([
        'Write ',
        { code: 'since' },
        ' as YYYY, YYYY-MM or YYYY-MM-DD, a day that has passed, such as 2025-09.',
      ]);
    const dataset = services.dataset();
    const entries = answerTimeline(dataset, {
      kind: updateKinds.find((each): each is UpdateKind => each === kind),
      certainty: certainties.find((each): each is Certainty => each === certainty),
      since: from.asked === null ? undefined : firstDay(from.asked),
      until: day,
    });
    const route = {
      command: workId,
      action: 'timeline',
      args: [kind, certainty, since, asked].map((arg) => arg ?? ''),
    };
    return timelineCard(dataset, entries, { title: titleOf(services), asked, route, page });
  });
}

function topic(id: string, services: Services, page: number): Card {
  const dataset = services.dataset();
  const found = dataset.topics.get(topicKey(workId, id));
  if (found === undefined) return notOnRecordCard(id, []);
  const route = { command: workId, action: 'topic', args: [id] };
  return topicCard(dataset, answerTopic(dataset, found, dayOf(services.now())), { route, page });
}

function titleOf(services: Services): string {
  return services.dataset().works.get(workId)?.title ?? workId;
}
