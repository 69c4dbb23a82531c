import type { Services } from '../../src/bot/command.ts';
import type { Card } from '../../src/views/card.ts';
import { levelWords } from './set-spoilers.ts';

/** What is set for the guild. */
export async function showSettings(guildId: string, services: Pick<Services, 'settings'>): Promise<Card> {
  const { spoilers, timezone, notices, subscriptions } = await services.settings.get(guildId);
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'title', spans: ['Settings of this server'] },
      { kind: 'item', spans: [{ text: 'Spoilers', bold: true }, `: ${spoilers} (${levelWords[spoilers]})`] },
      { kind: 'item', spans: [{ text: 'Time zone of digests', bold: true }, `: ${timezone}`] },
      {
        kind: 'item',
        spans: [
          { text: 'Notices to admins', bold: true },
          ': ',
          notices === null ? 'the Community Updates channel, where I may write there' : { channel: notices },
        ],
      },
      {
        kind: 'item',
        spans: [
          { text: 'Channels that get updates', bold: true },
          `: ${subscriptions.length}. `,
          { code: '/updates list' },
          ' shows them.',
        ],
      },
    ],
  };
}
