import { IANAZone } from 'luxon';
import type { Choice, Services } from '../../src/bot/command.ts';
import { cutText, plainText } from '../../src/lib/plain-text.ts';
import { nextDigest } from '../../src/updates/next-digest.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Sets the time zone by whose clock digests go out; those that wait already are put to it too. */
export async function setTimezone(
  guildId: string,
  text: string,
  services: Pick<Services, 'settings' | 'now' | 'wake'>,
): Promise<Card> {
  const zone = zones().find((each) => each.toLowerCase() === text.toLowerCase().replaceAll(' ', '_')) ?? text;
  // A mere offset, such as +02:00, would be an hour off for half of the year.
  if (!/^\p{L}/u.test(zone) || !IANAZone.isValidZone(zone))
    return noticeCard([
      '“',
      cutText(plainText(text), 60),
      '” is no time zone. Give one such as Europe/Berlin or America/New_York: the list completes what you type. Nothing was changed.',
    ]);
  const { subscriptions } = await services.settings.update(guildId, (current) => ({ ...current, timezone: zone }));
  for (const { channelId, schedule } of subscriptions) if (schedule !== 'instant') services.wake(guildId, channelId);
  return noticeCard([
    `Digests now go out at 09:00 in ${zone}. The next daily one: `,
    { instant: nextDigest('daily', { zone, now: services.now() }), style: 'f' },
    '.',
  ]);
}

/** Time zones that hold what was typed, those that begin with it first. */
export function suggestTimezones(typed: string): Choice[] {
  const text = typed.trim().toLowerCase().replaceAll(' ', '_');
  const rank = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(text))
      ? 0
      : 1;
  return zones()
    .filter((zone) => zone.toLowerCase().includes(text))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 25)
    .map((zone) => ({ name: zone, value: zone }));
}

function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
