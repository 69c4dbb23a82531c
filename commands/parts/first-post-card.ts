import type { Services } from '../../src/bot/command.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Card } from '../../src/views/card.ts';
import { updateCard } from '../../src/views/update-card.ts';
import { subscriptionSpans } from './subscription-spans.ts';

/** The first message in a subscribed channel: what comes here from now on, and the newest update so far. */
export function firstPostCard(subscription: Subscription, timezone: string, services: Pick<Services, 'dataset'>): Card {
  const dataset = services.dataset();
  const newest = [...dataset.updates.values()].at(-1);
  const card = updateCard(dataset, newest === undefined ? [] : [newest]);
  return {
    ...card,
    blocks: [
      { kind: 'heading', spans: [`This channel now gets news of ${dataset.record.title}`] },
      { kind: 'small', spans: subscriptionSpans({ ...subscription, roleId: null }, timezone) },
      ...(newest === undefined
        ? [{ kind: 'text' as const, spans: ['Nothing is on record yet.'] }]
        : [{ kind: 'rule' as const }, { kind: 'small' as const, spans: ['The newest so far:'] }, ...card.blocks]),
    ],
  };
}
