import type { ServerResponse } from 'node:http';

/** Ends a response with a value as JSON that nothing may cache. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'GET, HEAD, POST' }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
