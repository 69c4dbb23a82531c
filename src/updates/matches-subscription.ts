import type { Certainty, StatusUpdate } from '../dataset/record-schema.ts';
import type { Subscription } from '../settings/guild-settings.ts';

const posted: Record<Subscription['certainty'], readonly Certainty[]> = {
  confirmed: ['confirmed'],
  reported: ['confirmed', 'reported'],
  all: ['confirmed', 'reported', 'rumoured', 'denied'],
};

/** Whether the subscription asked for updates of this kind and certainty. */
export function matchesSubscription(
  update: Pick<StatusUpdate, 'kind' | 'certainty'>,
  { kinds, certainty }: Pick<Subscription, 'kinds' | 'certainty'>,
): boolean {
  return (kinds.length === 0 || kinds.includes(update.kind)) && posted[certainty].includes(update.certainty);
}
