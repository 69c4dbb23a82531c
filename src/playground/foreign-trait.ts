import type { IncomingMessage } from 'node:http';

/**
 * Says why a request does not come from a page of this machine, null when it does. A loopback socket alone is not
 * enough: any web site can make the visitor's own browser send requests here, or point its own name at 127.0.0.1.
 */
export function findForeignTrait(request: Pick<IncomingMessage, 'headers' | 'socket'>): string | null {
  if (!isLoopback(request.socket.remoteAddress)) return 'The playground answers this machine only';
  const host = request.headers.host ?? '';
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)) {
    return 'The playground answers at localhost, 127.0.0.1 and [::1] only';
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return 'The playground answers its own page only';
  }
  return null;
}

function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
