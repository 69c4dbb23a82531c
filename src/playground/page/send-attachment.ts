import type { ServerResponse } from 'node:http';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Passes on a file that was uploaded to the stand-in; whatever is no picture is offered for download only. */
export async function sendAttachment(
  standIn: Pick<PageStandIn, 'apiUrl'>,
  path: string,
  response: ServerResponse,
): Promise<void> {
  if (!/^attachments\/\d{1,20}\/\d{1,20}\/[^/\\]+$/.test(path)) throw new PageError(404, 'No such file');
  const file = await fetch(new URL(`/${path}`, standIn.apiUrl), { redirect: 'error' });
  if (!file.ok) throw new PageError(404, 'No such file');
  const type = file.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
  const isPicture = pictures.includes(type);
  const body = Buffer.from(await file.arrayBuffer());
  response.writeHead(200, {
    'Content-Type': isPicture ? type : 'application/octet-stream',
    'Content-Length': body.byteLength,
    ...(!isPicture && { 'Content-Disposition': 'attachment' }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
