import type { Services } from '../../src/bot/command.ts';
import type { Pause, Subscription } from '../../src/settings/guild-settings.ts';
import type { Block, Card, Span } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { subscriptionSpans } from './subscription-spans.ts';

/** Every subscription of the guild with its filters and its state. */
export async function listSubscriptions(guildId: string, services: Pick<Services, 'settings'>): Promise<Card> {
  const { subscriptions, timezone } = await services.settings.get(guildId);
  if (subscriptions.length === 0)
    return noticeCard(['No channel gets updates yet. ', { code: '/updates subscribe' }, ' starts it.']);
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      {
        kind: 'title',
        spans: [`${subscriptions.length} ${subscriptions.length === 1 ? 'channel gets' : 'channels get'} updates`],
      },
      ...subscriptions.map(
        (subscription): Block => ({
          kind: 'item',
          spans: [{ channel: subscription.channelId }, ': ', ...subscriptionSpans(subscription, timezone)],
          detail: stateSpans(subscription),
        }),
      ),
    ],
    actions: subscriptions.slice(0, 5).map(({ channelId }, index) => ({
      label: `Unsubscribe ${index + 1}`,
      style: 'danger',
      route: { command: 'updates', action: 'unsubscribe', args: [channelId] },
    })),
  };
}

function stateSpans({ paused, createdAt }: Subscription): Span[] {
  const since: Span[] = ['since ', { instant: new Date(createdAt), style: 'f' }];
  return paused === null ? ['Active · ', ...since] : [...pauseSpans(paused), ' · ', ...since];
}

function pauseSpans(paused: Pause): Span[] {
  if (paused.by === 'admin') return ['Paused by you'];
  return [
    `Paused by an error: ${paused.reason ?? 'Discord refused a post'}`,
    ...(paused.code === undefined ? [] : [` (${paused.code})`]),
    ...(paused.retryAt === undefined
      ? ['. Subscribe again once it is mended']
      : ['. Tried again ', { instant: new Date(paused.retryAt), style: 'R' as const }]),
  ];
}
