import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StandInEvent } from '../discord/stand-in.ts';
import { canView } from './can-view.ts';
import { findViewer } from './find-viewer.ts';
import type { PageStandIn } from './page-stand-in.ts';

const heartbeatMs = 15_000;

/** Opens server-sent events with what one person may see happen: messages, and that the world changed. */
export function createEventStream(
  standIn: PageStandIn,
): (request: IncomingMessage, response: ServerResponse, userId: string | null) => void {
  return (request, response, userId) => {
    const viewer = findViewer(standIn, userId);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.write(': open\n\n');
    const unsubscribe = standIn.subscribe((event) => {
      if (maySee(standIn, viewer.id, event)) response.write(`data: ${JSON.stringify(withoutAudience(event))}\n\n`);
    });
    // Tells a vanished browser from a quiet one, so that its subscription ends.
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    heartbeat.unref();
    response.once('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
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
