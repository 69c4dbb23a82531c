import type { APIMessage } from 'discord-api-types/v10';
import { canView } from './can-view.ts';
import { findViewer } from './find-viewer.ts';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

const shownMessages = 100;

/** The newest messages of a channel as one person sees it, oldest first. */
export function viewMessages(
  standIn: PageStandIn,
  channelId: string | null,
  userId: string | null,
): { messages: APIMessage[] } {
  const viewer = findViewer(standIn, userId);
  if (channelId === null || !canView(standIn, viewer.id, channelId)) {
    throw new PageError(400, '"channel" must be the id of a channel that the user sees');
  }
  return { messages: standIn.messages(channelId, viewer.id).slice(-shownMessages) };
}
