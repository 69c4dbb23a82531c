import { answerOverview } from '../../src/answers/answer-overview.ts';
import { answerTopic } from '../../src/answers/answer-topic.ts';
import type { Command, Services } from '../../src/bot/command.ts';
import { fanCommand, privateOption, recordOption } from '../../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../../src/bot/read-options.ts';
import { topicKey } from '../../src/dataset/dataset.ts';
import type { WorkId } from '../../src/dataset/record-schema.ts';
import { dayOf } from '../../src/lib/partial-date.ts';
import type { Card } from '../../src/views/card.ts';
import { chooseCard } from '../../src/views/choose-card.ts';
import { notOnRecordCard } from '../../src/views/not-on-record-card.ts';
import { overviewCard } from '../../src/views/overview-card.ts';
import { topicCard } from '../../src/views/topic-card.ts';

/** A command that answers with a fact card on one work: an overview, or one of its topics. */
export function workCommand(workId: WorkId, description: string): Command {
  return {
    data: fanCommand(workId, description)
      .addStringOption(recordOption('topic', 'What about it; left out: an overview'))
      .addBooleanOption(privateOption()),
    isFromRecord: true,
    answer({ options }, services) {
      const topic = textOption(options, 'topic');
      return topic === undefined ? overview(workId, services, 0) : findTopic(workId, topic, services);
    },
    autocomplete: ({ text }, services) =>
      services
        .names()
        .topics(workId)
        .suggest(text, 25)
        .map(({ id, label }) => ({ name: label, value: id })),
    components: {
      overview: ([page], _source, services) => overview(workId, services, pageArgument(page)),
      topic: ([id = '', page], _source, services) => showTopic(workId, id, services, pageArgument(page)),
    },
  };
}

function overview(workId: WorkId, services: Services, page: number): Card {
  const dataset = services.dataset();
  const answer = answerOverview(dataset, workId, dayOf(services.now()));
  return answer === null ? notOnRecordCard(workId, []) : overviewCard(dataset, answer, page);
}

function findTopic(workId: WorkId, text: string, services: Services): Card {
  const match = services.names().topics(workId).find(text);
  if (match.kind === 'found') return showTopic(workId, match.entry.id, services, 0);
  const actions = (match.kind === 'ambiguous' ? match.entries : match.closest).map(({ id, label }) => ({
    label,
    route: { command: workId, action: 'topic', args: [id] },
  }));
  return match.kind === 'ambiguous' ? chooseCard(text, actions) : notOnRecordCard(text, actions);
}

function showTopic(workId: WorkId, id: string, services: Services, page: number): Card {
  const dataset = services.dataset();
  const topic = dataset.topics.get(topicKey(workId, id));
  if (topic === undefined) return notOnRecordCard(id, []);
  const route = { command: workId, action: 'topic', args: [id] };
  return topicCard(dataset, answerTopic(dataset, topic, dayOf(services.now())), { route, page });
}
