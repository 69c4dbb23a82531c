import type { IncomingMessage } from 'node:http';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

const limitBytes = 10 * 1024 * 1024;

/** Takes a file that a person adds to a command, and gives the id that the command names it by. */
export async function takeUpload(
  standIn: Pick<PageStandIn, 'upload'>,
  name: string | null,
  request: IncomingMessage,
): Promise<{ id: string }> {
  if (name === null || name === '' || name.length > 260)
    throw new PageError(400, '"name" must be the name of the file');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw new PageError(413, 'The file is larger than 10 MiB');
    chunks.push(chunk);
  }
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  return { id: standIn.upload({ name: name.replace(/[/\\]/g, '_'), type, bytes: Buffer.concat(chunks) }).id };
}
