import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StandInEvent } from '../discord/stand-in.ts';
import { canView } from './can-view.ts';
import { findViewer } from './find-viewer.ts';
import { openStream } from './open-stream.ts';
import type { PageStandIn } from './page-stand-in.ts';

/** Opens server-sent events with what one person may see happen: messages, and that the world changed. */
export function createEventStream(
  standIn: PageStandIn,
): (request: IncomingMessage, response: ServerResponse, userId: string | null) => void {
  return (request, response, userId) => {
    const viewer = findViewer(standIn, userId);
    openStream(request, response, (send) =>
      standIn.subscribe((event) => {
        if (maySee(standIn, viewer.id, event)) send(withoutAudience(event));
      }),
    );
  };
}

function maySee(standIn: PageStandIn, viewerId: string, event: StandInEvent): boolean {
  switch (event.type) {
    case 'world':
      return true;
    case 'message-create':
    case 'message-update':
      if (event.visibleTo !== null && event.visibleTo !== viewerId) return false;
      return canView(standIn, viewerId, event.channelId);
    case 'message-delete':
      return canView(standIn, viewerId, event.channelId);
    default:
      // Raw frames and requests carry what others asked, and the tokens it was answered with.
      return false;
  }
}

function withoutAudience(event: StandInEvent): object {
  if (event.type !== 'message-create' && event.type !== 'message-update') return event;
  const { visibleTo, ...rest } = event;
  return { ...rest, ephemeral: visibleTo !== null };
}
