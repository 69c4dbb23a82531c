import { answerSources } from '../src/answers/answer-sources.ts';
import type { Command, Services } from '../src/bot/command.ts';
import { fanCommand, privateOption, recordOption } from '../src/bot/fan-options.ts';
import { pageArgument, textOption } from '../src/bot/read-options.ts';
import type { Topic } from '../src/dataset/dataset.ts';
import type { Card } from '../src/views/card.ts';
import { chooseCard } from '../src/views/choose-card.ts';
import { notOnRecordCard } from '../src/views/not-on-record-card.ts';
import { sourcesCard } from '../src/views/sources-card.ts';

export const sources: Command = {
  data: fanCommand('sources', 'What the record rests on')
    .addStringOption(recordOption('about', 'A topic; left out: every source'))
    .addBooleanOption(privateOption()),
  isFromRecord: true,
  answer({ options }, services) {
    const about = textOption(options, 'about');
    if (about === undefined) return list(null, services, { page: 0 });
    const match = services.names().allTopics.find(about);
    if (match.kind === 'found') return list(match.entry.topic, services, { page: 0 });
    const actions = (match.kind === 'ambiguous' ? match.entries : match.closest).map(({ label, topic }) => ({
      label,
      route: { command: 'sources', action: 'page', args: [topic.subject, topic.id, '0'] },
    }));
    return match.kind === 'ambiguous' ? chooseCard(about, actions) : notOnRecordCard(about, actions);
  },
  autocomplete: ({ text }, services) =>
    services
      .names()
      .allTopics.suggest(text, 25)
      .map(({ id, label }) => ({ name: label, value: id })),
  components: {
    /** Opened beside the card that it belongs to, for the person who pressed only. */
    topic: ([subject, id], _source, services) => find(subject, id, services, { page: 0, ephemeral: true }),
    page: ([subject, id, page], _source, services) => find(subject, id, services, { page: pageArgument(page) }),
  },
};

function find(
  subject: string | undefined,
  id: string | undefined,
  services: Services,
  options: { page: number; ephemeral?: boolean },
): Card {
  if (!subject) return list(null, services, options);
  const topic = services.dataset().topics.get(`${subject}/${id ?? ''}`);
  return topic === undefined ? notOnRecordCard(id ?? '', []) : list(topic, services, options);
}

function list(topic: Topic | null, services: Services, options: { page: number; ephemeral?: boolean }): Card {
  const uses = answerSources(services.dataset(), topic);
  const route = { command: 'sources', action: 'page', args: [topic?.subject ?? '', topic?.id ?? ''] };
  const title = topic === null ? `What the record rests on: ${uses.length} sources` : `Sources: ${topic.title}`;
  return sourcesCard(uses, { title, route, ...options });
}
