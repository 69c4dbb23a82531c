import { shortHash } from '../lib/short-hash.ts';

/** The nonce of a message: always the same for the same batch and channel, so that Discord can tell a repeat. */
export function deliveryNonce(batch: string, channelId: string): string {
  return shortHash(`${channelId} ${batch}`, 25);
}
