import { STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import type { RESTOptions } from '@discordjs/rest';
import { Headers, request } from 'undici';

type MakeRequest = RESTOptions['makeRequest'];

/**
 * Makes a request whose first byte goes out only when `maySend` has resolved, on a connection that stands already: a
 * process may be frozen for minutes while it waits for one. What `maySend` rejects with ends the request unsent.
 */
export async function requestLate(
  url: string,
  init: Parameters<MakeRequest>[1] & { body: string },
  maySend: () => Promise<void>,
): ReturnType<MakeRequest> {
  const bytes = Buffer.from(init.body);
  // Headers go out with the first piece of a body that comes in pieces.
  async function* whenAllowed() {
    await maySend();
    yield bytes;
  }
  const headers = Object.fromEntries(new Headers(init.headers as Record<string, string>));
  const response = await request(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(bytes.length) },
    body: Readable.from(whenAllowed()),
    signal: init.signal ?? null,
  });
  const { statusCode: status, body } = response;
  return {
    body,
    get bodyUsed() {
      return body.bodyUsed;
    },
    arrayBuffer: () => body.arrayBuffer(),
    json: () => body.json(),
    text: () => body.text(),
    headers: new Headers(response.headers as Record<string, string>),
    status,
    statusText: STATUS_CODES[status] ?? '',
    ok: status >= 200 && status < 300,
  } as unknown as Awaited<ReturnType<MakeRequest>>;
}
