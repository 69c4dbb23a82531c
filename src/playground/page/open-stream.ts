import type { IncomingMessage, ServerResponse } from 'node:http';

const heartbeatMs = 15_000;

/** Opens server-sent events; `subscribe` is given what sends one, and gives back what ends it when the browser leaves. */
export function openStream(
  request: IncomingMessage,
  response: ServerResponse,
  subscribe: (send: (event: object) => void) => () => void,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.write(': open\n\n');
  const unsubscribe = subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  // Tells a vanished browser from a quiet one, so that its subscription ends.
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  response.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
