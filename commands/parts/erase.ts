import type { Services } from '../../src/bot/command.ts';
import { eraseGuildData } from '../../src/updates/guild-data.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Asks before anything is deleted. */
export function askErase(): Card {
  return noticeCard(
    [
      'This deletes all that the bot holds on this server: settings, subscriptions, and what it knows of its posts. ',
      'Nothing is posted here any more. What was posted stays. It cannot be undone; ',
      { code: '/settings export' },
      ' gives you a copy first.',
    ],
    [{ label: 'Erase everything', style: 'danger', route: { command: 'settings', action: 'erase', args: ['yes'] } }],
  );
}

/** Deletes everything that is held on the guild. */
export async function eraseAll(
  guildId: string,
  services: Pick<Services, 'settings' | 'store' | 'forgetGuild'>,
): Promise<Card> {
  await eraseGuildData(services.store, guildId, services.settings);
  services.forgetGuild(guildId);
  return { ...noticeCard(['Everything that the bot held on this server is erased.']), inPlace: true };
}
