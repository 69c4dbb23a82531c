import type { IncomingMessage } from 'node:http';
import { PageError } from './page-error.ts';

const limitBytes = 64 * 1024;

/** The parsed JSON body of a request, at most 64 KiB; anything else is a PageError that says what is wrong. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new PageError(400, 'The body must be application/json');
  const text = await readText(request).catch((error: unknown) => {
    throw error instanceof PageError ? error : new PageError(400, 'The body ended early');
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new PageError(400, 'The body is not valid JSON');
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read and dropped, so that the client gets to read the answer.
    if (length <= limitBytes) chunks.push(chunk);
    if (length > limitBytes * 16) break;
  }
  if (length > limitBytes) throw new PageError(400, `The body is larger than ${limitBytes / 1024} KiB`);
  return Buffer.concat(chunks).toString('utf8');
}
