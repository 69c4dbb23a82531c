import type { InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import { readMissed, resumeSubscription } from '../../src/updates/resume-subscription.ts';
import type { Action, Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { missingRightsCard } from './missing-rights-card.ts';
import { noSubscriptionCard } from './no-subscription-card.ts';

type ResumeServices = Pick<Services, 'settings' | 'store' | 'dataset' | 'now' | 'wake'>;

/**
 * Ends a pause at once when nothing was missed, else asks whether that is to be posted or skipped. A channel in which the
 * bot may not post, as far as Discord says, stays paused.
 */
export async function askResume(
  guildId: string,
  { id: channelId, ...rights }: { id: string } & Partial<Pick<InputChannel, 'type' | 'appPermissions'>>,
  services: ResumeServices,
): Promise<Card> {
  const { subscriptions } = await services.settings.get(guildId);
  const subscription = subscriptions.find((each) => each.channelId === channelId);
  if (subscription === undefined) return noSubscriptionCard(channelId);
  if (subscription.paused === null) return noticeCard([{ channel: channelId }, ' is not paused.']);
  const { type = subscription.channelType ?? 0, appPermissions = null } = rights;
  const missing = missingPermissions({ type, appPermissions });
  if (missing.length > 0) return missingRightsCard(channelId, missing, 'It stays paused.');
  const missed = await readMissed(subscription, partsOf(services));
  if (missed.length === 0) return resumeChannel(guildId, { channelId, missed: 'catch up' }, services);
  const to = (choice: string) => ({ command: 'updates', action: 'resume', args: [channelId, choice] });
  const actions: Action[] = [
    { label: `Post ${missed.length === 1 ? 'it' : 'them'} now`, style: 'primary', route: to('catch-up') },
    { label: `Skip ${missed.length === 1 ? 'it' : 'them'}`, route: to('skip') },
  ];
  return noticeCard(
    [
      missed.length === 1 ? 'One update has' : `${missed.length} updates have`,
      ' not been posted in ',
      { channel: channelId },
      ' while it was paused. What is to be done with ',
      missed.length === 1 ? 'it?' : 'them?',
      ' The channel stays paused until you choose.',
    ],
    actions,
  );
}

/** Ends a pause, and posts or skips what was missed. */
export async function resumeChannel(
  guildId: string,
  { channelId, missed }: { channelId: string; missed: 'catch up' | 'skip' },
  services: ResumeServices,
): Promise<Card> {
  const parts = { ...partsOf(services), settings: services.settings };
  const count = await resumeSubscription({ guildId, channelId, missed }, parts);
  if (count === null) return noSubscriptionCard(channelId);
  services.wake(guildId, channelId);
  const updates = count === 1 ? 'One update' : `${count} updates`;
  const words =
    count === 0
      ? 'Nothing was missed.'
      : missed === 'skip'
        ? `${updates} skipped.`
        : `${updates} will be posted: at once, or with the next digest.`;
  return { ...noticeCard([{ channel: channelId }, ` is no longer paused. ${words}`]), inPlace: true };
}

function partsOf({ dataset, store, now }: ResumeServices) {
  return { updates: [...dataset().updates.values()], store, now: now() };
}
