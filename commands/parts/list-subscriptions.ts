import type { Services } from '../../src/bot/command.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import { readLastRows } from '../../src/updates/read-last-rows.ts';
import type { Action, Block, Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { subscriptionSpans } from './subscription-spans.ts';
import { subscriptionState } from './subscription-state.ts';

const pageSize = 5;

/** Every subscription of the guild with its filters and how it is doing, five to a page. */
export async function listSubscriptions(
  guildId: string,
  page: number,
  services: Pick<Services, 'settings' | 'store' | 'now'>,
): Promise<Card> {
  const { subscriptions, timezone } = await services.settings.get(guildId);
  if (subscriptions.length === 0)
    return noticeCard(['No channel gets updates yet. ', { code: '/updates subscribe' }, ' starts it.']);
  const start = Math.min(page, Math.ceil(subscriptions.length / pageSize) - 1) * pageSize;
  // Only for what is shown: hundreds of channels would take longer than Discord waits.
  const shown = subscriptions.slice(start, start + pageSize).map(({ channelId }) => channelId);
  const rows = await readLastRows(services.store, shown);
  const now = services.now();
  const title = `${subscriptions.length} ${subscriptions.length === 1 ? 'channel gets' : 'channels get'} updates`;
  const blocks = subscriptions.flatMap((subscription, index): Block[] => [
    ...(index > 0 && index % pageSize === 0 ? [{ kind: 'break' as const }] : []),
    {
      kind: 'item',
      spans: [
        `${index + 1}. `,
        { channel: subscription.channelId },
        ': ',
        ...subscriptionSpans(subscription, timezone),
      ],
      detail: subscriptionState(subscription, { guildId, zone: timezone, now, last: rows.get(subscription.channelId) }),
    },
  ]);
  return {
    tone: 'plain',
    ephemeral: true,
    inPlace: true,
    blocks: [{ kind: 'title', spans: [title] }, ...blocks],
    actions: actionsOf(subscriptions, start),
    pages: { route: { command: 'updates', action: 'list', args: [] }, page: start / pageSize },
  };
}

function actionsOf(subscriptions: readonly Subscription[], start: number): Action[] {
  const shown = subscriptions.slice(start, start + pageSize);
  const to = (action: string, { channelId }: Subscription) => ({ command: 'updates', action, args: [channelId] });
  return [
    ...shown.map((each, index): Action => ({ label: `Change ${start + index + 1}`, route: to('panel', each) })),
    ...shown.map(
      (each, index): Action => ({
        label: `Unsubscribe ${start + index + 1}`,
        style: 'danger',
        route: to('unsubscribe', each),
      }),
    ),
  ];
}
