import type { Services } from '../../src/bot/command.ts';
import { type SpoilerLevel, spoilerLevels } from '../../src/dataset/record-schema.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** What each level means for readers. */
export const levelWords: Record<SpoilerLevel, string> = {
  none: 'every spoiler is hidden until it is opened',
  film: 'spoilers of the film are shown plainly, those of the novel are hidden',
  novel: 'all spoilers are shown plainly',
};

/** Sets the highest level of spoilers that is shown plainly. */
export async function setSpoilers(
  guildId: string,
  text: string | undefined,
  services: Pick<Services, 'settings'>,
): Promise<Card> {
  const level = spoilerLevels.find((each) => each === text);
  if (level === undefined) return noticeCard([`Choose one of: ${spoilerLevels.join(', ')}. Nothing was changed.`]);
  await services.settings.update(guildId, (current) => ({ ...current, spoilers: level }));
  return noticeCard([
    `From now on ${levelWords[level]} in this server. Channels that Discord marks for spoilers show them all.`,
  ]);
}
