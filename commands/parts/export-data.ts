import type { Services } from '../../src/bot/command.ts';
import { readGuildData } from '../../src/updates/guild-data.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

// Discord takes 10 MiB a file.
const mostBytes = 8_000_000;

/** All that is held on the guild, as a JSON file that only the person who asked sees. */
export async function exportData(
  guildId: string,
  services: Pick<Services, 'settings' | 'store' | 'now'>,
): Promise<Card> {
  const { subscriptions, formerChannels } = await services.settings.get(guildId);
  const channels = [...subscriptions.map(({ channelId }) => channelId), ...formerChannels];
  const data = await readGuildData(services.store, guildId, channels);
  const text = JSON.stringify({ guildId, exportedAt: services.now().toISOString(), ...data }, null, 2);
  if (Buffer.byteLength(text) > mostBytes)
    return noticeCard(['It is more than Discord takes in one file. Ask whoever runs this bot for it.']);
  const rows = Object.keys(data.delivery ?? {}).length;
  return {
    ...noticeCard([
      'All that this bot holds on this server: its settings, ',
      `${rows} ${rows === 1 ? 'row' : 'rows'} on what was posted where, and what went wrong. `,
      'It knows ids of channels, roles and of who subscribed, and nothing that anybody wrote.',
    ]),
    file: { name: `stakeout-${guildId}.json`, text },
  };
}
