import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { World } from '../world/world.ts';
import { countWithin, type WindowCounts } from './count-within.ts';
import { RateLimited } from './rate-limited.ts';

const hourMs = 3_600_000;
const tooManyAnnouncementEdits = {
  code: 20022,
  message: 'This message cannot be edited due to announcement rate limits',
};
const tooManyOldEdits = { code: 30046, message: 'Maximum number of edits to messages older than 1 hour reached' };

/** Refuses an edit that comes too often: of published announcements, and of messages older than an hour. */
export function checkEditPace(world: World, message: APIMessage, edits: WindowCounts): void {
  const now = world.now();
  const { announcementEditLimit, oldEditLimit } = world.options;
  if (((message.flags ?? 0) & MessageFlags.Crossposted) !== 0) {
    const { isOver, secondsLeft } = countWithin(edits, `published ${message.id}`, {
      limit: announcementEditLimit,
      now,
    });
    if (isOver) throw new RateLimited(secondsLeft, tooManyAnnouncementEdits);
  }
  if (now.getTime() - Date.parse(message.timestamp) <= hourMs) return;
  const { isOver, secondsLeft } = countWithin(edits, `old ${message.channel_id}`, { limit: oldEditLimit, now });
  if (isOver) throw new RateLimited(secondsLeft, tooManyOldEdits);
}
