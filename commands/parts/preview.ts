import type { Services } from '../../src/bot/command.ts';
import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import { matchesSubscription } from '../../src/updates/matches-subscription.ts';
import { digestSize } from '../../src/updates/plan-deliveries.ts';
import { readFates, type UpdateFate } from '../../src/updates/update-fates.ts';
import type { Block, Card, Span } from '../../src/views/card.ts';
import { messageUrl } from '../../src/views/message-url.ts';
import { refusalHint } from '../../src/views/refusal-hint.ts';
import { updateCard } from '../../src/views/update-card.ts';
import { noSubscriptionCard } from './no-subscription-card.ts';
import { certaintyLabels } from './panel-card.ts';

const shown = 10;

/** The next post of a channel as it would look, and of the last ten updates whether they were posted there, or why not. */
export async function preview(
  guildId: string,
  { channelId, page = 0 }: { channelId: string; page?: number },
  services: Pick<Services, 'settings' | 'store' | 'dataset'>,
): Promise<Card> {
  const { subscriptions } = await services.settings.get(guildId);
  const subscription = subscriptions.find((each) => each.channelId === channelId);
  if (subscription === undefined) return noSubscriptionCard(channelId);
  const dataset = services.dataset();
  const all = [...dataset.updates.values()];
  const fates = await readFates(all, subscription, services.store);
  const waiting = all.filter((_, index) => fates[index]?.kind === 'waiting');
  const sample = waiting.length > 0 ? waiting : all.filter((each) => matchesSubscription(each, subscription)).slice(-1);
  const next = updateCard(dataset, sample.slice(0, nextSize(subscription)), { roleId: subscription.roleId });
  const { pings: _never, ...card } = next;
  const last = all
    .map((update, index) => ({ update, fate: fates[index] }))
    .slice(-shown)
    .reverse();
  return {
    ...card,
    ephemeral: true,
    inPlace: page > 0,
    blocks: [
      { kind: 'heading', spans: ['The next post in ', { channel: channelId }] },
      { kind: 'small', spans: nextWords(waiting, sample) },
      ...(sample.length === 0 ? [] : next.blocks),
      { kind: 'rule' },
      { kind: 'heading', spans: [`The last ${last.length} updates there`] },
      ...last.map(
        ({ update, fate }): Block => ({
          kind: 'item',
          spans: [{ text: update.headline, bold: true, spoiler: update.spoiler }, ' (', { date: update.date }, ')'],
          detail: fate === undefined ? [] : fateSpans(fate, { guildId, subscription, update }),
        }),
      ),
    ],
    pages: { route: { command: 'updates', action: 'preview', args: [channelId] }, page },
  };
}

function nextSize({ schedule }: Subscription): number {
  return schedule === 'instant' ? 1 : digestSize;
}

function nextWords(waiting: readonly StatusUpdate[], sample: readonly StatusUpdate[]): Span[] {
  if (waiting.length > 0) return [waiting.length === 1 ? 'One update waits.' : `${waiting.length} updates wait.`];
  return sample.length === 0
    ? ['Nothing waits, and nothing on record fits what you chose.']
    : ['Nothing waits. The newest update that fits what you chose would look like this:'];
}

function fateSpans(
  fate: UpdateFate,
  { guildId, subscription, update }: { guildId: string; subscription: Subscription; update: StatusUpdate },
): Span[] {
  switch (fate.kind) {
    case 'posted':
      return [
        fate.messageId === null
          ? 'Posted, and deleted since'
          : { text: 'Posted', url: messageUrl(guildId, fate.postedIn, fate.messageId) },
        ' ',
        { instant: fate.at, style: 'f' },
      ];
    case 'waiting':
      return waitingSpans(fate, subscription);
    case 'failed':
      return failedSpans(fate, subscription);
    case 'before':
      return ['Not posted: from before you subscribed'];
    case 'not sure enough':
      return [`Not posted: it is ${update.certainty}, and you chose ${certaintyLabels[subscription.certainty]}`];
    case 'kind not chosen':
      return [`Not posted: you did not choose the kind ${update.kind}`];
    case 'paused':
      return ['Not posted: it came while the channel was paused, or before you chose this'];
    case 'not yet':
      return ['Not looked at yet: it is posted with the next look for updates'];
    case 'damaged':
      return ['Not posted: what the bot knows of it is damaged. Tell whoever runs the bot'];
  }
}

function waitingSpans(
  { due, failing }: { due: Date; failing: boolean },
  { paused, channelType }: Subscription,
): Span[] {
  if (paused?.by === 'admin')
    return ['Not posted yet: the channel is paused. It waits for ', { code: '/updates resume' }];
  if (paused?.by === 'error') {
    const { code, reason = 'Discord refused a post', retryAt } = paused;
    return [
      `Not posted yet: ${reason}${code === undefined ? '' : ` (${code})`}. ${refusalHint(code, { reason, channelType })} Tried again `,
      ...(retryAt === undefined ? [] : [{ instant: new Date(retryAt), style: 'R' as const }, ', or at once ']),
      'with ',
      { code: '/updates resume' },
    ];
  }
  return failing
    ? ['Not posted yet: Discord did not take it so far. It is tried again']
    : ['Waits for ', { instant: due, style: 'f' }];
}

function failedSpans(
  { reason, code }: { reason: string; code: number | undefined },
  { channelType }: Subscription,
): Span[] {
  if (reason === 'paused' || reason === 'given up') return ['Not posted: the channel was paused'];
  if (code === undefined) return [`Not posted: ${reason}`];
  return [`Not posted: it failed (${code}: ${reason}). ${refusalHint(code, { reason, channelType })}`];
}
