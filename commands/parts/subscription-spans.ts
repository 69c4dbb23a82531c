import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Span } from '../../src/views/card.ts';

const certaintyWords: Record<Subscription['certainty'], string> = {
  confirmed: 'confirmed only',
  reported: 'confirmed and reported',
  all: 'rumours and denials too',
};

/** What a subscription posts and when, such as `casting, budget · confirmed only · at once`. */
export function subscriptionSpans(subscription: Subscription, timezone: string): Span[] {
  const kinds = subscription.kinds.length === 0 ? 'all kinds' : subscription.kinds.join(', ');
  return [
    `${kinds} · ${certaintyWords[subscription.certainty]} · ${scheduleWords(subscription.schedule, timezone)}`,
    ...(subscription.roleId === null ? [] : [' · pings ', { role: subscription.roleId }]),
  ];
}

function scheduleWords(schedule: Subscription['schedule'], timezone: string): string {
  if (schedule === 'instant') return 'at once';
  return schedule === 'daily' ? `daily at 09:00 (${timezone})` : `Mondays at 09:00 (${timezone})`;
}
